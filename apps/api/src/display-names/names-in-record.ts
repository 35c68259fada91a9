import { ApiProperty } from '@nestjs/swagger';
import { type DirectoryKind, directoryKinds } from '@sealtrail/catalog';
import type { JsonValue } from '@sealtrail/event-sourcing';
import { enumeratedProperty } from '../http/enumerated';
import type { DisplayNames } from '../tables/table';

/** Display name of a code within a member that is shown as recorded. */
export class NamedCodeView {
  @ApiProperty(enumeratedProperty(directoryKinds))
  kind: DirectoryKind;

  @ApiProperty({ example: 'market' })
  code: string;

  @ApiProperty({ type: String, nullable: true, description: 'For an official: the department; otherwise null.' })
  of: string | null;

  @ApiProperty({ example: '市场监督管理局' })
  name: string;
}

type CodeMember = {
  readonly kind: DirectoryKind;
  /** For an official: the sibling member with the department; without one, the surrounding department. */
  readonly of?: string;
};

/** The members of events, and of the terms of an item, that hold codes. */
const CODES: Readonly<Record<string, CodeMember>> = {
  department: { kind: 'department' },
  approverDepartment: { kind: 'department' },
  reviewerDepartment: { kind: 'department' },
  rightDepartment: { kind: 'department' },
  receivedBy: { kind: 'department' },
  item: { kind: 'item' },
  official: { kind: 'official' },
  officer: { kind: 'official' },
  handler: { kind: 'official' },
  approver: { kind: 'official', of: 'approverDepartment' },
  reviewedBy: { kind: 'official', of: 'reviewerDepartment' },
};

/** The display names of the codes in a record, each once; codes that are unknown, or not visible to the reader, are omitted. */
export function namesInRecord(record: JsonValue, names: DisplayNames): readonly NamedCodeView[] {
  const found = new Map<string, NamedCodeView>();
  const look = (value: JsonValue, around: string | null): void => {
    if (Array.isArray(value)) for (const one of value) look(one, around);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const department = textIn(value, 'department') ?? around;
    for (const [member, held] of Object.entries(value)) {
      const code = Object.hasOwn(CODES, member) ? CODES[member] : undefined;
      if (code === undefined || typeof held !== 'string') look(held, department);
      else note(code.kind, held, code.of === undefined ? department : textIn(value, code.of));
    }
  };
  const note = (kind: DirectoryKind, code: string, department: string | null): void => {
    const of = kind === 'official' ? department : null;
    const name = kind === 'official' ? of && names.official(of, code) : names[kind](code);
    if (name !== null) found.set(JSON.stringify([kind, of, code]), { kind, code, of, name });
  };
  look(record, null);
  return [...found.values()];
}

function textIn(value: JsonValue, member: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const held = (value as Readonly<Record<string, JsonValue>>)[member];
  return typeof held === 'string' ? held : null;
}

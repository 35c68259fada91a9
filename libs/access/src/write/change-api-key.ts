import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  type LoadedContext,
  liesWithin,
} from '@sealtrail/event-sourcing';
import {
  type ApiKeyCommand,
  type ApiKeyDecisionContext,
  type ApiKeyState,
  apiKeyDecider,
  apiKeyStream,
  type IssueApiKey,
} from '../domain/api-key';
import { exceededBound, type Issuer } from '../domain/key-rules';
import { KeyDepartments } from '../read/key-departments';
import { KeyRing } from '../read/key-ring';
import { reject } from '../rejections';
import { Administrators } from './administrators';

/** Executes any command on a key. */
export class ChangeApiKey extends Command<CommandResult> {
  constructor(
    readonly id: string,
    readonly command: ApiKeyCommand,
    readonly commandMetadata: CommandMetadata,
    /** The issuing key; `null`: the system itself. */
    readonly issuer: Issuer | null,
  ) {
    super();
  }
}

type ContextRequest = { readonly command: ApiKeyCommand; readonly commandMetadata: CommandMetadata };

/** The key ring includes a change before the response is sent: a revoked key is refused from then on. */
@Injectable()
@CommandHandler(ChangeApiKey)
export class ChangeApiKeyHandler implements ICommandHandler<ChangeApiKey> {
  private readonly write = defineWrite({
    decider: apiKeyDecider,
    see: (issuer: Issuer, asked: { readonly command: ApiKeyCommand; readonly state: ApiKeyState }) =>
      this.mustBeWithin(issuer, asked),
    context: (_, asked: ContextRequest) => this.context(asked),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly keys: KeyRing,
    private readonly administrators: Administrators,
    private readonly departments: KeyDepartments,
  ) {}

  async execute({ id, command, commandMetadata, issuer }: ChangeApiKey): Promise<CommandResult> {
    const request = { stream: apiKeyStream(id), command, commandMetadata, scope: issuer };
    const receipt = await this.pipeline.run(this.write, request);
    await this.keys.catchUp();
    return receipt;
  }

  /** Keys outside of an issuer's region do not exist for it; no key is issued with more permissions than its issuer has. */
  private async mustBeWithin(
    issuer: Issuer,
    { command, state }: { readonly command: ApiKeyCommand; readonly state: ApiKeyState },
  ): Promise<void> {
    if (command.type === 'IssueApiKey') return this.mustNotExceed(issuer, command.data);
    if (state.status !== 'unknown' && !liesWithin(issuer.region, state.region)) throw reject('api-key.not-found');
  }

  private async mustNotExceed(issuer: Issuer, requested: IssueApiKey['data']): Promise<void> {
    const { department } = (await this.departments.find(requested.department)) ?? {};
    const bound =
      exceededBound(issuer, requested, department ?? null) ?? (await this.sourceOfOthers(issuer, requested));
    if (bound !== null) throw reject('api-key.beyond-issuer', { bound });
  }

  /** A source belongs to the keys that were bound to it, including those outside of the issuer's region. */
  private async sourceOfOthers(
    { region }: Issuer,
    { source }: Pick<IssueApiKey['data'], 'source'>,
  ): Promise<'source' | null> {
    if (source === null) return null;
    await this.keys.catchUp();
    const isOfOthers = this.keys.all().some((key) => key.source === source && !liesWithin(region, key.region));
    return isOfOthers ? 'source' : null;
  }

  private async context({ command, commandMetadata }: ContextRequest): Promise<LoadedContext<ApiKeyDecisionContext>> {
    if (command.type === 'RevokeApiKey') {
      const { id, at } = command.data;
      const isLastAdministrator = !(await this.administrators.releaseUnlessLast(id, at, commandMetadata));
      return { facts: { isLastAdministrator, department: null }, revisions: {} };
    }
    const found = await this.departments.find(command.data.department);
    const revisions = found?.revisions ?? {};
    return { facts: { isLastAdministrator: false, department: found?.department ?? null }, revisions };
  }
}

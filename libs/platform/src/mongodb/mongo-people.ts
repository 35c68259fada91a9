import { type AnyBulkWriteOperation, Binary, type Collection, type Db } from 'mongodb';
import type { SealedPerson } from '../migration/folder-contents';
import { reading, writingAgain } from './mongo-errors';
import { type Subject, sealedSubjectOf, subjectsOf } from './mongo-vault';

const TOGETHER = 500;

/** All subjects of a vault, with their data sealed. */
export async function* peopleOf(db: Db): AsyncGenerator<SealedPerson> {
  for (let after = ''; ; ) {
    const page = await reading(() =>
      subjectsOf(db)
        .find({ _id: { $gt: after } }, { sort: { _id: 1 }, limit: TOGETHER })
        .toArray(),
    );
    for (const subject of page) {
      const { _id: subjectId, command, sealedAt } = subject;
      const unsettled = command === undefined || sealedAt === undefined ? null : { commandId: command, at: sealedAt };
      yield { subjectId, ...sealedSubjectOf(subject), unsettled };
    }
    const last = page.at(-1);
    if (last === undefined || page.length < TOGETHER) return;
    after = last._id;
  }
}

/** Stores subjects sealed elsewhere under the same master key; existing ones are not changed. */
export async function adoptPeople(db: Db, people: Iterable<SealedPerson>): Promise<number> {
  const subjects = subjectsOf(db);
  let count = 0;
  let some: AnyBulkWriteOperation<Subject>[] = [];
  for (const person of people) {
    some.push(adopted(person));
    count += 1;
    if (some.length === TOGETHER) some = await keep(subjects, some);
  }
  await keep(subjects, some);
  return count;
}

async function keep(subjects: Collection<Subject>, some: AnyBulkWriteOperation<Subject>[]): Promise<[]> {
  if (some.length > 0) await writingAgain(() => subjects.bulkWrite(some, { ordered: false }));
  return [];
}

function adopted({ subjectId, commitment, sealed, wrapped, unsettled }: SealedPerson): AnyBulkWriteOperation<Subject> {
  const $setOnInsert = {
    commitment,
    ...(sealed !== null && { sealed: new Binary(sealed) }),
    ...(wrapped !== null && { wrapped: new Binary(wrapped) }),
    ...(unsettled !== null && { command: unsettled.commandId, sealedAt: unsettled.at }),
  };
  return { updateOne: { filter: { _id: { $eq: subjectId } }, update: { $setOnInsert }, upsert: true } };
}

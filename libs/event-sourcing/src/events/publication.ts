import type { ScopedDocument } from '../projections/read-scope';
import { defineEnumeration, type ValueOf } from '../words/enumeration';
import type { Event, JsonObject, RecordedEvent } from './event';
import { entityIdOf } from './parked-streams';

/** Audiences of published events: the host maps them to roles. */
export const audiences = defineEnumeration(
  { zh: '事件读者', en: 'Readers of facts' },
  {
    case: { zh: '办件', en: 'who sees the case' },
    card: { zh: '监察牌', en: 'who sees cards' },
    rating: { zh: '评价', en: 'who looks into single ratings' },
    reference: { zh: '公开目录', en: 'every key' },
  },
);
export type Audience = ValueOf<typeof audiences>;

/** What restricts who sees an event: the case that its stream belongs to; a member of the event itself; or nothing. */
export type PublicationBounds<E extends Event = Event> =
  | { readonly by: 'case'; readonly id: (event: RecordedEvent<E>) => string }
  | { readonly by: 'fact'; readonly of: (data: E['data']) => ScopedDocument }
  | { readonly by: 'nothing' };

/** How events of one type are published to other systems (feed, stream). Types without a publication are internal. */
export type Publication<E extends Event = Event> = {
  readonly audience: Audience;
  /** Id of the subject: the case, the card, the item … */
  readonly subject: (event: RecordedEvent<E>) => string;
  readonly bounds: PublicationBounds<E>;
  /** The data without members that are internal. */
  readonly shown: (data: E['data']) => JsonObject;
};

/** By stored event type. */
export type Publications = Readonly<Record<string, Publication>>;

/** Declares the same publication for each of these types. */
export function publish<E extends Event>(
  types: readonly E['type'][],
  { subject = ({ stream }) => entityIdOf(stream), shown = (data) => data, ...rest }: PublicationOptions<E>,
): Publications {
  const publication = { ...rest, subject, shown } as unknown as Publication;
  return Object.fromEntries(types.map((type) => [type, publication]));
}

type PublicationOptions<E extends Event> = Pick<Publication<E>, 'audience' | 'bounds'> & Partial<Publication<E>>;

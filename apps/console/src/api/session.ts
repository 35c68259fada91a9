import { reactive } from 'vue';
import { type Answer, ask } from './client';
import { keyInUse, useKey } from './key';
import { ApiProblem } from './problem';

type Caller = Answer<'/v1/caller'>;

/** The user of this tab; `caller: null`: not logged in. */
export const session = reactive<{ caller: Caller | null }>({ caller: null });

/** A pasted key; surrounding whitespace is trimmed. */
const KEY = /^[\w-]{1,200}$/;

/** @throws {ApiProblem} if the key is invalid or the server does not respond; then no user is logged in */
export async function logIn(pasted: string): Promise<void> {
  const key = pasted.trim();
  if (!KEY.test(key)) throw new ApiProblem(401, 'access.unauthenticated', '', '');
  useKey(key);
  await resume();
}

/** Resumes with the key of this tab, if there is one. @throws {ApiProblem} */
export async function resume(): Promise<void> {
  if (keyInUse() === null) return;
  try {
    session.caller = await ask('/v1/caller');
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) logOut();
    throw error;
  }
}

export function logOut(): void {
  useKey(null);
  session.caller = null;
}

/** Whether the role of the key may use a route: `POST /v1/cards/{id}/closing`. */
export const mayUse = (route: string): boolean => session.caller?.routes.includes(route) === true;

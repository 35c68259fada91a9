/** Whether the process lives and works is answered however much else is asked. */
export const isAlwaysAnswered = (path: string | undefined): boolean => path?.startsWith('/health/') === true;

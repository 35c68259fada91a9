/** Whether the process lives and works is answered however much else is asked. */
export const isExemptFromLimits = (path: string | undefined): boolean => path?.startsWith('/health/') === true;

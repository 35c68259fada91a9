/** Liveness and readiness are answered under any load. */
export const isExemptFromLimits = (path: string | undefined): boolean => path?.startsWith('/health/') === true;

import type { Type } from '@nestjs/common';

/** The Nest module of every context: one line each. */
export const contextModules: readonly Type[] = [];

/** The controllers of every context: one line each. */
export const controllers: readonly Type[] = [];

/** Schemas of nullable members. */
export const nullableText = { type: String, nullable: true } as const;
export const nullableDate = { type: String, format: 'date', nullable: true } as const;
export const nullableBoolean = { type: Boolean, nullable: true } as const;

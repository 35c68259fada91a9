/** The part of the package that the slip uses. */
declare module 'qr' {
  /** The modules of a QR code, row by row: `true` is dark. */
  export function encodeQR(
    text: string,
    output: 'raw',
    options: { readonly ecc: 'medium'; readonly border: number },
  ): boolean[][];
}

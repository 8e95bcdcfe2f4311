import type { FileReply } from '#platform/contract.ts'

/** Hands a file to the reader's downloads. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click()
  // Firefox reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Hands over a file of an answer, as the server named it. */
export function saveReply({ bytes, contentType, fileName }: FileReply): void {
  saveFile(new Blob([new Uint8Array(bytes)], { type: contentType }), fileName)
}

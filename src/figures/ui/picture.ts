/** A standalone SVG document as a PNG at twice its size, on white. Rejects when the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth * 2, height: image.naturalHeight * 2 })
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done, refuse) => canvas.toBlob((blob) => (blob ? done(blob) : refuse(new Error('No picture'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Hands a file to the reader's downloads. */
export function saveFile(name: string, blob: Blob) {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}

/** Puts a picture on the clipboard; where the browser refuses, saves it. Says which. */
export async function copyPicture(svg: string, fileName: string): Promise<'copied' | 'saved'> {
  const png = await pngOf(svg)
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return 'copied'
  } catch {
    saveFile(`${fileName}.png`, png)
    return 'saved'
  }
}

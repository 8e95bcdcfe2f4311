/** Draws an SVG document as a PNG at twice its size, on white: what Word and mail take. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * 2
    canvas.height = image.naturalHeight * 2
    const context = canvas.getContext('2d')
    if (!context) throw new Error('No canvas')
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Saves bytes as a file of the reader. */
export function saveFile(bytes: BlobPart, contentType: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: contentType }))
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click()
  URL.revokeObjectURL(url)
}

/** Puts text on the clipboard, also where the page is served without https and the browser has no clipboard. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = Object.assign(document.createElement('textarea'), { value: text })
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('The browser does not copy')
}

/** Copies a picture; says false where the browser cannot, and saves it as a file instead. */
export async function copyPicture(svg: string, fileName: string): Promise<boolean> {
  const png = await pngOf(svg)
  const copied = await navigator.clipboard?.write([new ClipboardItem({ 'image/png': png })]).then(
    () => true,
    () => false,
  )
  if (copied) return true
  saveFile(png, 'image/png', fileName)
  return false
}

import { saveFile } from '#ui/save-file.ts'

const SVG = 'image/svg+xml'

/** Puts a picture on the clipboard as PNG; where the browser refuses, saves it as `<name>.png`. Says which. Rejects when it cannot be drawn. */
export async function copyPicture(svg: string, name: string): Promise<'copied' | 'saved'> {
  const png = await pngOf(svg)
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return 'copied'
  } catch {
    saveFile(png, `${name}.png`)
    return 'saved'
  }
}

/** Saves a picture as `<name>.svg`, which any program can enlarge. */
export function savePicture(svg: string, name: string): void {
  saveFile(new Blob([svg], { type: SVG }), `${name}.svg`)
}

/** Draws an SVG document as a PNG at twice its size, on white: what Word and mail take. */
async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: SVG }))
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

const gap = 16
const sizeOf = (svg: string, side: 'width' | 'height') => Number(new RegExp(`^<svg [^>]*?\\b${side}="([\\d.]+)"`).exec(svg)?.[1] ?? 0)

/** Pictures of `renderMapSvg` side by side in one SVG document; one stays as it is. */
export function mapsSvg(pictures: readonly string[]): string {
  const [first = ''] = pictures
  if (pictures.length <= 1) return first
  const height = Math.max(...pictures.map((picture) => sizeOf(picture, 'height')))
  let x = 0
  const placed = pictures.map((picture) => {
    const at = picture.replace(/^<svg /, `<svg x="${x}" `)
    x += sizeOf(picture, 'width') + gap
    return at
  })
  const size = `width="${x - gap}" height="${height}" viewBox="0 0 ${x - gap} ${height}"`
  return [`<svg xmlns="http://www.w3.org/2000/svg" ${size}>`, `<rect width="${x - gap}" height="${height}" fill="#fff"/>`, ...placed, '</svg>'].join('\n')
}

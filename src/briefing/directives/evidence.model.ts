import { evidenceEndings } from './directive.contract.ts'

/** Why a file is not taken, by its name alone; null when nothing speaks against it. Nothing secret belongs here (Luật 117/2025/QH15, Điều 5). */
export function refusalOf(name: string): 'secret' | 'type' | null {
  const lower = name.normalize('NFC').toLocaleLowerCase('vi')
  if (!evidenceEndings.some((ending) => lower.endsWith(ending))) return 'type'
  const words = lower.split(/[^\p{L}\p{N}]+/u).join(' ')
  return SECRET.test(words) || /(^|[^a-z])(tuyet|toi)[^a-z]*mat([^a-z]|$)/u.test(lower) ? 'secret' : null
}

/** "Mật" as a word of its own, unless it keeps secrets (bảo mật) or is honey, density, a password. */
const SECRET = /(?<!bảo |bảo vệ bí )(?<![\p{L}\p{N}])mật(?![\p{L}\p{N}])(?! (?:ong|độ|khẩu))/u

const types: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  zip: 'application/zip',
}

/** The type a file is served under, by its ending and never by what its sender said. */
export function contentTypeOf(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}

/**
 * Names the stream of each m-line after its slot's group (the name up to the first dot), so that the browser plays the sound of a
 * group in step with its picture and not with somebody else's.
 */
export function groupStreams(sdp: string, slotOfMid: ReadonlyMap<string, string>): string {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m)
  return [session, ...sections.map((section) => renameStream(section, slotOfMid))].join('')
}

function renameStream(section: string, slotOfMid: ReadonlyMap<string, string>): string {
  const mid = /^a=mid:(.*?)\r?$/m.exec(section)?.[1]
  const slot = mid === undefined ? undefined : slotOfMid.get(mid)
  if (slot === undefined) return section
  const msid = `${slot.split('.')[0] ?? slot} slot-${mid}`
  const renamed = section.replace(/^a=msid:[^\r\n]*/m, `a=msid:${msid}`).replaceAll(/^(a=ssrc:\d+ msid:)[^\r\n]*/gm, `$1${msid}`)
  return /^a=msid:/m.test(renamed) ? renamed : renamed.replace(/^(a=mid:[^\r\n]*)(\r?\n)/m, `$1$2a=msid:${msid}$2`)
}

import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import type { Article } from './briefing-articles.ts'
import { putRows, type SeededRoom } from './briefing-rows.ts'
import { personNames } from './people-names.ts'
import { type Random, randomFor } from './random.ts'

interface Given {
  reportYear: number
  rooms: readonly SeededRoom[]
  articles: readonly Article[]
  /** Rooms whose people nobody told of get invented ones; else they stay empty. */
  invented: boolean
  /** Places and agencies whose rooms did not come, and those that came online from elsewhere. */
  absent?: readonly string[]
  attendance: 'present' | 'expected'
}

interface Row {
  [column: string]: string | number | boolean | null
  id: string
  point_id: string
  rank: number
  full_name: string
  job_title: string
  body: string | null
  duty: string
}

/** Seats people in the rooms of a briefing: those that the articles name, and invented ones beside them. */
export async function putPeople(tx: Tx, given: Given): Promise<Row[]> {
  const names = personNames(900).slice(300)
  const random = randomFor(`people ${given.reportYear}`)
  const rows = given.rooms.flatMap((room) => peopleOf(room, given, { names, random }))
  if (rows.length > 0) await putRows(tx, 'attendee', rows)
  tx.audit({ action: 'demo.people', subject: 'briefing', subjectId: String(given.reportYear), after: { people: rows.length } })
  return rows
}

function peopleOf(room: SeededRoom, given: Given, { names, random }: { names: string[]; random: Random }): Row[] {
  if (room.kind === 'centre') return []
  const article = given.articles.find(({ placeId, reportYear }) => placeId === room.placeId && reportYear === given.reportYear)
  const away = given.absent?.includes(room.placeId ?? room.agencyId) ?? false
  const seat = (rank: number, person: { name: string; position: string; body: string | null; duty: string }): Row => ({
    id: randomUUID(),
    point_id: room.id,
    rank,
    full_name: person.name,
    job_title: person.position,
    body: person.body,
    duty: person.duty,
    attendance: given.attendance === 'expected' ? 'expected' : away ? 'absent' : 'present',
    absence_reason: away && given.attendance === 'present' ? 'Điểm cầu không kết nối' : null,
    picture_consent: person.duty === 'head' || random.chance(0.7),
    demo: true,
  })
  const told = article?.people ?? (given.invented ? invented(room, names, random) : [])
  const technical = given.invented ? [{ name: names.pop() ?? '', position: 'Cán bộ kỹ thuật', body: null, duty: 'technical' }] : []
  return [...told, ...technical].map((person, index) => seat(index + 1, person))
}

function invented({ kind, nameVi }: SeededRoom, names: string[], random: Random) {
  const name = () => names.pop() ?? ''
  if (kind === 'ministry')
    return [
      { name: name(), position: random.pick(['Phó Vụ trưởng Vụ Hợp tác quốc tế', 'Vụ trưởng Vụ Hợp tác quốc tế']), body: nameVi, duty: 'head' },
      { name: name(), position: 'Chuyên viên', body: nameVi, duty: 'member' },
    ]
  const city = /^(Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ)$/.test(nameVi) || nameVi.endsWith('Hồ Chí Minh')
  return [
    {
      name: name(),
      position: random.pick([city ? 'Phó Chủ tịch UBND thành phố' : 'Phó Chủ tịch UBND tỉnh', 'Giám đốc Sở Ngoại vụ', 'Phó Giám đốc Sở Ngoại vụ']),
      body: null,
      duty: 'head',
    },
    { name: name(), position: 'Phó Giám đốc', body: 'Sở Kế hoạch và Đầu tư', duty: 'member' },
    { name: name(), position: 'Trưởng phòng', body: city ? 'Công an thành phố' : 'Công an tỉnh', duty: 'member' },
  ]
}

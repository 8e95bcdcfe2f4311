import { formatLongDate } from '#platform/format.ts'
import { type Block, documentTypes, officialDocument, type OfficialDocument } from '#platform/official-document/document.model.ts'
import { signingFor, symbolOf } from '#platform/official-document/numbering.model.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Agenda } from './agenda.contract.ts'
import type { Briefing } from './briefing.contract.ts'
import { hourInHaNoi } from './clock.model.ts'
import type { Invitation } from './invitation.contract.ts'
import type { Point } from './point.contract.ts'

export interface Letter {
  briefing: Briefing
  /** The newest letter; null while the briefing is only planned (a draft). */
  invitation: Invitation | null
  point: Pick<Point, 'kind' | 'nameVi'>
  agenda: Agenda
  publicUrl: string
}

const COMMITTEE = 'Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài'

/** The letter of invitation of one room in the form of NĐ 30/2020: number and date stay blank until the registry clerk gives them. */
export function letterOf({ briefing, invitation, point, agenda, publicUrl }: Letter): OfficialDocument {
  return officialDocument({
    head: {
      parentBody: null,
      issuingBody: COMMITTEE,
      number: invitation?.letterNumber ?? null,
      symbol: symbolOf('invitation', 'UBCT'),
      place: 'Hà Nội',
      date: invitation?.letterOn ?? null,
      urgency: invitation?.kind === 'change' ? 'urgent' : null,
      circulation: null,
    },
    typeName: documentTypes.invitation.name,
    subject: `Tham dự ${lowerFirst(briefing.titleVi)}`,
    addressees: { label: 'Kính gửi', names: [addresseeOf(point)] },
    blocks: [...openingOf(briefing, invitation), ...particulars(briefing, publicUrl), ...requests()],
    signatures: [{ authority: [signingFor('TM', 'Ủy ban')], position: 'Chủ nhiệm', name: briefing.chairName }],
    distribution: { names: ['Như trên', 'Lãnh đạo Ủy ban (để báo cáo)'], archive: { unit: 'BTK', copies: null } },
    appendices: [{ name: 'Chương trình hội nghị (dự kiến)', orientation: 'portrait', blocks: [programme(agenda)] }],
    draft: invitation === null,
    demo: briefing.demo,
  })
}

/** Who is asked in: the People's Committee for a province and what lies below it, the body itself for the rest. */
export function addresseeOf({ kind, nameVi }: Pick<Point, 'kind' | 'nameVi'>): string {
  if (kind === 'province') return `Ủy ban nhân dân ${cityOrProvince(nameVi)}`
  if (kind === 'district' || kind === 'commune') return `Ủy ban nhân dân ${nameVi}`
  return kind === 'centre' ? 'Các đại biểu tại điểm cầu trung ương' : nameVi
}

const cities: ReadonlySet<string> = new Set(['Hà Nội', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Hồ Chí Minh', 'Thành phố Hồ Chí Minh', 'Huế'])
const cityOrProvince = (name: string) => (name.startsWith('Thành phố') ? lowerFirst(name) : `${cities.has(name) ? 'thành phố' : 'tỉnh'} ${name}`)
const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const paragraph = (text: string): Block => ({ type: 'paragraph', text })
const clause = (heading: string, ...blocks: Block[]): Block => ({ type: 'part', level: 'clause', heading, blocks })

function openingOf(briefing: Briefing, invitation: Invitation | null): Block[] {
  const changed =
    invitation?.kind === 'change'
      ? [paragraph(`Giấy mời này thay cho giấy mời đã gửi trước đây${invitation.note ? `: ${lowerFirst(invitation.note).replace(/[.;]$/, '')}` : ''}.`)]
      : []
  const purpose = `Để đánh giá kết quả công tác phi chính phủ nước ngoài năm ${briefing.reportYear} và thống nhất nhiệm vụ thời gian tới, ${COMMITTEE} trân trọng kính mời Quý cơ quan cử đại diện tham dự ${lowerFirst(briefing.titleVi)}, cụ thể như sau:`
  return [...changed, paragraph(purpose)]
}

/** "từ 14 giờ 00 đến 17 giờ 00, ngày 12 tháng 4 năm 2024". */
export function timeInWords({ startsAt, endsAt }: Pick<Briefing, 'startsAt' | 'endsAt'>): string {
  const hour = (moment: string) => hourInHaNoi(moment).replace(':', ' giờ ')
  return `từ ${hour(startsAt)} đến ${hour(endsAt)}, ${formatLongDate(vietnamDate(startsAt), 'vi')}`
}

function particulars(briefing: Briefing, publicUrl: string): Block[] {
  const chair = [withPosition(briefing.chairName, briefing.chairPosition), withPosition(briefing.coChairName, briefing.coChairPosition)].filter(
    (person) => person !== null,
  )
  return [
    clause('Thời gian', paragraph(`${upperFirst(timeInWords(briefing))}.`)),
    clause('Hình thức, địa điểm', {
      type: 'list',
      items: [
        'Hội nghị trực tuyến;',
        `Điểm cầu trung ương: ${briefing.centre};`,
        `Các điểm cầu khác: phòng họp trực tuyến của cơ quan, địa phương; kết nối tại ${publicUrl}/room/${briefing.id}.`,
      ],
    }),
    ...(chair.length > 0 ? [clause('Chủ trì', { type: 'list', items: chair.map((person, index) => `${person}${index + 1 < chair.length ? ';' : '.'}`) })] : []),
    clause('Nội dung', paragraph('Chương trình dự kiến gửi kèm theo Giấy mời này.')),
  ]
}

function requests(): Block[] {
  return [
    clause('Đề nghị Quý cơ quan', {
      type: 'list',
      items: [
        'Xác nhận thành phần dự (họ tên, chức vụ, cơ quan) và cán bộ kỹ thuật của điểm cầu trên hệ thống Nhịp Cầu;',
        'Đăng ký nội dung phát biểu, tham luận (nếu có) trên hệ thống;',
        'Kiểm tra đường truyền của điểm cầu trước hội nghị bằng chính thiết bị của phòng họp.',
      ],
    }),
    paragraph(`${COMMITTEE} trân trọng cảm ơn sự phối hợp của Quý cơ quan.`),
  ]
}

const upperFirst = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const withPosition = (name: string | null, position: string | null) => (name ? [name, position].filter(Boolean).join(', ') : null)

function programme({ items }: Agenda): Block {
  return {
    type: 'table',
    caption: null,
    unit: null,
    columns: [
      { header: 'Thời gian', align: 'centre', width: 20 },
      { header: 'Nội dung', align: 'left', width: 52 },
      { header: 'Thực hiện', align: 'left', width: 28 },
    ],
    rows: items.map(({ from, to, titleVi, owner }) => ({ cells: [`${hourInHaNoi(from)} – ${hourInHaNoi(to)}`, titleVi, owner ?? ''] })),
  }
}

import { restrictedTitles } from './agenda.model.ts'
import type { GivenAgendaItem } from './agenda.contract.ts'

/**
 * The agenda that a new briefing begins with: the order that the five briefings of 2020–2024 kept (law.md §10), opened by how last
 * year's directives were met. `{year}` is the report year, `{next}` the one after it.
 */
export const agendaTemplate: readonly GivenAgendaItem[] = [
  { kind: 'opening', titleVi: 'Khai mạc, điểm danh các điểm cầu', titleEn: 'Opening and roll call of the points', owner: 'Chủ trì hội nghị', minutes: 10 },
  {
    kind: 'directives',
    titleVi: 'Kết quả thực hiện kết luận của hội nghị năm trước',
    titleEn: 'How the directives of last year’s briefing were met',
    owner: 'Ban Điều phối viện trợ nhân dân',
    minutes: 15,
  },
  {
    kind: 'report',
    titleVi: 'Báo cáo công tác phi chính phủ nước ngoài năm {year}, phương hướng năm {next}',
    titleEn: 'Report on foreign non-governmental work in {year}, direction for {next}',
    owner: 'Ban Điều phối viện trợ nhân dân',
    minutes: 30,
  },
  { kind: 'restricted', ...restrictedTitles, owner: null, minutes: 15 },
  {
    kind: 'note',
    titleVi: 'Hướng dẫn triển khai các quy định mới về công tác phi chính phủ nước ngoài',
    titleEn: 'Guidance on new rules for foreign non-governmental work',
    owner: 'Bộ Ngoại giao',
    minutes: 15,
  },
  {
    kind: 'note',
    titleVi: 'Vai trò của các tổ chức phi chính phủ nước ngoài trong đối ngoại nhân dân',
    titleEn: 'Foreign NGOs in people-to-people diplomacy',
    owner: 'Liên hiệp các tổ chức hữu nghị Việt Nam',
    minutes: 15,
  },
  {
    kind: 'statements',
    titleVi: 'Tham luận của các bộ, ngành và địa phương',
    titleEn: 'Statements of ministries and provinces',
    owner: null,
    minutes: 45,
  },
  { kind: 'discussion', titleVi: 'Thảo luận', titleEn: 'Discussion', owner: 'Chủ trì hội nghị', minutes: 15 },
  { kind: 'conclusion', titleVi: 'Kết luận hội nghị', titleEn: 'Conclusions', owner: 'Chủ trì hội nghị', minutes: 20 },
]

/** The agenda of a report year, in order. */
export function agendaOf(reportYear: number): GivenAgendaItem[] {
  const filled = (text: string) => text.replace('{year}', String(reportYear)).replace('{next}', String(reportYear + 1))
  return agendaTemplate.map((item) => ({ ...item, titleVi: filled(item.titleVi), titleEn: filled(item.titleEn) }))
}

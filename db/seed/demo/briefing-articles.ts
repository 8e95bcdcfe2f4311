import { restrictedTitles } from '#briefing/agenda.model.ts'

/** The five articles of provinces that tell of the yearly briefing, fact by fact: who, when, what was heard, discussed and concluded. */
export interface Article {
  source: 'S0' | 'S1' | 'S2' | 'S3' | 'S4'
  reportYear: number
  /** Place id of the room among the 63. */
  placeId: string
  people: readonly { name: string; position: string; body: string | null; duty: 'head' | 'member' }[]
}

export interface Told {
  vi: string
  en: string
}

/** A briefing as its articles tell it. Hours are those of an afternoon session; the day is printed. */
export interface ToldBriefing {
  reportYear: number
  heldOn: string
  chair: { name: string; position: string } | null
  coChair: { name: string; position: string } | null
  agenda: readonly (Told & {
    kind: 'opening' | 'directives' | 'report' | 'note' | 'restricted' | 'statements' | 'discussion' | 'conclusion'
    owner: string | null
    minutes: number
  })[]
  conclusions: readonly (Told & { topic: string })[]
}

const COMMITTEE = 'Chủ nhiệm Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài'
const opening = { kind: 'opening', vi: 'Khai mạc', en: 'Opening', owner: null, minutes: 10 } as const
const report = (year: number) =>
  ({
    kind: 'report',
    vi: `Báo cáo kết quả công tác phi chính phủ nước ngoài năm ${year}, phương hướng năm ${year + 1}`,
    en: `Report on foreign NGO work in ${year} and directions for ${year + 1}`,
    owner: 'Ban Điều phối viện trợ nhân dân',
    minutes: 25,
  }) as const
/** The only title that an item on restricted matters carries. */
const restricted = { kind: 'restricted', vi: restrictedTitles.titleVi, en: restrictedTitles.titleEn, owner: null, minutes: 15 } as const
const guidance = (decree: string) =>
  ({
    kind: 'note',
    vi: `Hướng dẫn thực hiện Nghị định ${decree}/NĐ-CP`,
    en: `Guidance on Decree ${decree}/NĐ-CP`,
    owner: decree.startsWith('80') ? 'Bộ Kế hoạch và Đầu tư' : 'Bộ Ngoại giao',
    minutes: 20,
  }) as const
const discussion = {
  kind: 'discussion',
  vi: 'Kết quả thực hiện, chia sẻ thông tin, đề xuất phối hợp; vận động viện trợ trong tình hình mới',
  en: 'Results, sharing of information, proposals for coordination; mobilisation of aid in the new situation',
  owner: null,
  minutes: 30,
} as const
const statements = {
  kind: 'statements',
  vi: 'Phát biểu của các bộ, ngành, địa phương',
  en: 'Statements of ministries and provinces',
  owner: null,
  minutes: 50,
} as const
const conclusion = { kind: 'conclusion', vi: 'Kết luận hội nghị', en: 'Conclusions', owner: null, minutes: 15 } as const
const directives = {
  kind: 'directives',
  vi: 'Tình hình thực hiện kết luận năm trước',
  en: 'How last year’s conclusions were met',
  owner: 'Ban Điều phối viện trợ nhân dân',
  minutes: 15,
} as const

const share = {
  topic: 'information',
  vi: 'Cập nhật, chia sẻ thông tin thường xuyên hơn giữa các cơ quan và từ Trung ương đến địa phương',
  en: 'update and share information more often, between agencies and from the centre to localities',
}
const inspect = {
  topic: 'inspection',
  vi: 'Tăng cường kiểm tra, giám sát và hậu kiểm hoạt động của các tổ chức phi chính phủ nước ngoài',
  en: 'strengthen inspection, supervision and post-audit of the work of foreign NGOs',
}
const train = {
  topic: 'training',
  vi: 'Đào tạo, bồi dưỡng cán bộ làm công tác phi chính phủ nước ngoài từ Trung ương đến địa phương',
  en: 'train officials from the centre to localities',
}
const trends = { topic: 'aid-trends', vi: 'Bám sát xu hướng và sự dịch chuyển của nguồn viện trợ', en: 'follow the trends and shifts of aid' }
const diversify = {
  topic: 'diversification',
  vi: 'Đa dạng hóa nguồn viện trợ, mở rộng đối tác và phương thức vận động',
  en: 'diversify sources and widen partners and methods of mobilisation',
}

/** Told by five articles: 2019 by Lào Cai and Đắk Nông, 2020 by Hải Phòng, 2022 by Đắk Lắk, 2023 by Quảng Trị. */
export const toldBriefings: readonly ToldBriefing[] = [
  {
    reportYear: 2019,
    heldOn: '2020-03-09',
    chair: { name: 'Bùi Thanh Sơn', position: `Thứ trưởng Thường trực Bộ Ngoại giao, ${COMMITTEE}` },
    coChair: { name: 'Phan Anh Sơn', position: 'Phó Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam, Phó Chủ nhiệm Ủy ban' },
    agenda: [
      opening,
      report(2019),
      restricted,
      {
        kind: 'note',
        vi: 'Chương trình quốc gia về tăng cường hợp tác và vận động viện trợ phi chính phủ nước ngoài giai đoạn 2019–2025',
        en: 'National programme for cooperation and aid mobilisation, 2019–2025',
        owner: 'Bộ Ngoại giao',
        minutes: 20,
      },
      {
        kind: 'discussion',
        vi: 'Việc chấp hành quy định và phối hợp với đối tác Việt Nam; dự án còn dàn trải, nhỏ lẻ, hiệu quả thấp; có tổ chức chưa bình đẳng với đối tác; chế độ và chất lượng báo cáo của một số địa phương chưa đều; kiểm tra, hậu kiểm còn yếu',
        en: 'Compliance and coordination with Vietnamese partners; projects that are scattered, small and of low effect; organisations that do not treat partners as equals; reporting regime and quality uneven in some provinces; weak inspection and post-audit',
        owner: null,
        minutes: 20,
      },
      discussion,
      conclusion,
    ],
    conclusions: [
      {
        topic: 'plan',
        vi: 'Sớm ban hành kế hoạch thực hiện Chương trình quốc gia, sau đó xây dựng kế hoạch từng năm, từng giai đoạn',
        en: 'issue the plan for the national programme soon, then plans for each year and stage',
      },
      { topic: 'coordination', vi: 'Hoàn thiện quy chế phối hợp giữa các cơ quan', en: 'complete the rules of coordination between agencies' },
      share,
      inspect,
      train,
    ],
  },
  {
    reportYear: 2020,
    heldOn: '2021-03-17',
    chair: null,
    coChair: null,
    agenda: [opening, report(2020), restricted, guidance('80/2020'), discussion, conclusion],
    conclusions: [share, inspect, trends, diversify],
  },
  {
    reportYear: 2022,
    heldOn: '2023-03-14',
    chair: { name: 'Hà Kim Ngọc', position: `Thứ trưởng Bộ Ngoại giao, ${COMMITTEE}` },
    coChair: null,
    agenda: [opening, report(2022), restricted, guidance('58/2022'), discussion, statements, conclusion],
    conclusions: [
      share,
      inspect,
      {
        topic: 'database',
        vi: 'Ứng dụng công nghệ thông tin, xây dựng và hoàn thiện cơ sở dữ liệu quốc gia về công tác phi chính phủ nước ngoài',
        en: 'use information technology; build and complete the national database on foreign NGO work',
      },
      trends,
      diversify,
    ],
  },
  {
    reportYear: 2023,
    heldOn: '2024-04-12',
    chair: { name: 'Nguyễn Minh Hằng', position: `Thứ trưởng Bộ Ngoại giao, ${COMMITTEE}` },
    coChair: null,
    agenda: [
      opening,
      directives,
      report(2023),
      restricted,
      guidance('58/2022'),
      {
        kind: 'note',
        vi: 'Các tổ chức phi chính phủ nước ngoài với công tác đối ngoại nhân dân',
        en: 'How foreign NGOs serve people-to-people diplomacy',
        owner: 'Liên hiệp các tổ chức hữu nghị Việt Nam',
        minutes: 15,
      },
      { kind: 'note', vi: 'Mười năm thực hiện Kết luận 98', en: 'Ten years of Kết luận 98', owner: 'Bộ Ngoại giao', minutes: 15 },
      statements,
      discussion,
      conclusion,
    ],
    conclusions: [
      share,
      { topic: 'information', vi: 'Nộp báo cáo năm đúng hạn, đủ biểu mẫu', en: 'hand in the yearly report in time and complete' },
      {
        topic: 'database',
        vi: 'Tiếp tục hoàn thiện cơ sở dữ liệu quốc gia về công tác phi chính phủ nước ngoài',
        en: 'go on completing the national database on foreign NGO work',
      },
      trends,
      diversify,
    ],
  },
]

/** Who sat in the rooms that wrote. */
export const articles: readonly Article[] = [
  {
    source: 'S0',
    reportYear: 2019,
    placeId: 'p63-10',
    people: [
      { name: 'Lê Ngọc Hưng', position: 'Phó Chủ tịch UBND tỉnh', body: null, duty: 'head' },
      { name: 'Lãnh đạo các sở, ngành', position: 'Lãnh đạo các sở, ngành', body: null, duty: 'member' },
    ],
  },
  {
    source: 'S4',
    reportYear: 2019,
    placeId: 'p63-67',
    people: [
      { name: 'Trần Xuân Hải', position: 'Phó Chủ tịch Thường trực UBND tỉnh', body: null, duty: 'head' },
      { name: 'Đại diện các sở, ngành', position: 'Đại diện các sở, ngành', body: null, duty: 'member' },
      { name: 'Đại diện các huyện, thành phố', position: 'Đại diện các huyện, thành phố', body: null, duty: 'member' },
    ],
  },
  {
    source: 'S3',
    reportYear: 2020,
    placeId: 'p63-31',
    people: [
      { name: 'Lê Khắc Nam', position: 'Phó Chủ tịch UBND thành phố', body: null, duty: 'head' },
      { name: 'Đại diện các sở, ngành', position: 'Đại diện các sở, ngành', body: 'các đơn vị liên quan', duty: 'member' },
    ],
  },
  {
    source: 'S1',
    reportYear: 2022,
    placeId: 'p63-66',
    people: [
      { name: 'H’Yim Kđoh', position: 'Phó Chủ tịch UBND tỉnh', body: null, duty: 'head' },
      { name: 'Đại diện các sở, ngành', position: 'Đại diện các sở, ngành', body: null, duty: 'member' },
    ],
  },
  {
    source: 'S2',
    reportYear: 2023,
    placeId: 'p63-45',
    people: [
      { name: 'Nguyễn Triều Thương', position: 'Giám đốc Sở Ngoại vụ', body: null, duty: 'head' },
      { name: 'Đại diện các sở, ngành', position: 'Đại diện các sở, ngành', body: null, duty: 'member' },
    ],
  },
]

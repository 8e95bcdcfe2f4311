import type { DocumentKind } from './document.model.ts'

/** "Nơi nhận" of the papers after the session; practice of the Committee, changed on each paper where need be. */
export const defaultRecipients: Record<DocumentKind, readonly string[]> = {
  minutes: ['Chủ nhiệm, các Phó Chủ nhiệm Ủy ban', 'Ban thư ký'],
  notice: [
    'Thủ tướng Chính phủ (để báo cáo)',
    'Chủ nhiệm, các Phó Chủ nhiệm, Ủy viên Ủy ban',
    'Các bộ, ngành, đoàn thể trung ương liên quan',
    'Ủy ban nhân dân các tỉnh, thành phố',
    'Cơ quan đầu mối về công tác phi chính phủ nước ngoài các tỉnh, thành phố',
  ],
}

/** The body that issues, and how its papers are marked: the Committee keeps its own sequence of numbers (NĐ 30/2020/NĐ-CP). */
export const committee = {
  name: 'Ủy ban Công tác về các tổ chức phi chính phủ nước ngoài',
  mark: 'UBCT',
  archiveUnit: 'PACCOM',
  place: 'Hà Nội',
} as const

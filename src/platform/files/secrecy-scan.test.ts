import { Document, Header, Packer, Paragraph, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import ExcelJS from '@protobi/exceljs'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { officialDocument } from '../official-document/document.model.ts'
import { toPdf } from '../official-document/to-pdf.ts'
import { readDocumentText } from './document-text.ts'
import { scanForSecrecy } from './secrecy-scan.ts'

const marks = (text: string) => scanForSecrecy([{ place: 'x', text }]).map((finding) => finding.mark)
const marksIn = (name: string, bytes: Uint8Array) => [...new Set(scanForSecrecy(readDocumentText({ name, bytes }).parts).map((finding) => finding.mark))]

test.each([
  ['TUYỆT MẬT', 'TUYỆT MẬT'],
  ['  [ TỐI MẬT ]  ', 'TỐI MẬT'],
  ['MẬT', 'MẬT'],
  ['M Ậ T', 'MẬT'],
  ['T Ố I  M Ậ T', 'TỐI MẬT'],
  ['MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'MẬT'],
  ['UBND TỈNH QUẢNG TRỊ   TỐI MẬT', 'TỐI MẬT'],
  ['TỐI MẬT'.normalize('NFD'), 'TỐI MẬT'],
  ['TỐI\u00a0M\u200bẬT', 'TỐI MẬT'],
  ['Tuyệt mật', 'TUYỆT MẬT'],
  ['TUYET MAT', 'TUYỆT MẬT'],
  ['Độ mật: Tối mật', 'Độ mật:'],
  ['Mức độ mật : A', 'Độ mật:'],
  ['Số: 15/BC-UBND(M)', 'Số …'],
  ['Số 07-BC/TU (Mật)'.replace(' (', '('), 'Số …'],
  ['CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ', 'CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ'],
])('refuses the mark in %j', (text, mark) => {
  expect(marks(`Dòng đầu\n${text}\nDòng cuối`)).toContain(mark)
})

test.each([
  'Bảo mật thông tin; bí mật nhà nước; bảo đảm an toàn, bảo mật',
  'BẢO MẬT THÔNG TIN CÁ NHÂN',
  'BÍ MẬT NHÀ NƯỚC',
  'DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT TRONG LĨNH VỰC ĐỐI NGOẠI',
  'Dự án nuôi ong lấy mật, sản xuất mật ong rừng',
  'SẢN XUẤT MẬT ONG TẠI HÀ GIANG',
  'Mật độ dân số: 120 người/km²',
  'Cường độ mật: 3',
  'Độ mật: Không',
  'quan hệ mật thiết, thân mật',
  'Mật khẩu: đặt lại mật khẩu',
  'không đăng tải tài liệu tối mật, tuyệt mật lên hệ thống',
  'Số: 05/BC-UBCT',
  'Số: 118/UBCT-VP',
  'Số 12/2024/QĐ-TTg',
  'Số: 33/KH-MTTQ',
])('lets %j pass', (text) => {
  expect(marks(text)).toEqual([])
})

test('sees a mark that was typed in the old TCVN3 letters', () => {
  expect(marks('Tµi liÖu cña ñy ban nh©n d©n\ntuyÖt mËt')).toEqual(['TUYỆT MẬT'])
})

test('says where a mark stands, and repeats nothing but the mark', () => {
  expect(scanForSecrecy([{ place: 'word/header1.xml', text: 'Nội dung\nMẬT' }])).toEqual([{ rule: 'stamp', mark: 'MẬT', place: 'word/header1.xml', line: 2 }])
})

const word = (paragraph: Paragraph, header?: Paragraph) =>
  Packer.toBuffer(new Document({ sections: [{ ...(header ? { headers: { default: new Header({ children: [header] }) } } : {}), children: [paragraph] }] }))

test('reads Word: text in pieces, headers, watermarks', async () => {
  const pieces = new Paragraph({ children: [new TextRun('TỐ'), new TextRun({ text: 'I MẬT', bold: true })] })
  expect(marksIn('a.docx', await word(pieces))).toEqual(['TỐI MẬT'])
  expect(marksIn('a.docx', await word(new Paragraph('Nội dung'), new Paragraph('MẬT')))).toEqual(['MẬT'])
  expect(marksIn('a.docx', await word(new Paragraph('x'), new Paragraph({ children: [new TextWatermark({ text: 'TUYỆT MẬT' })] })))).toEqual(['TUYỆT MẬT'])
  expect(marksIn('a.docx', await word(new Paragraph('Chính sách bảo mật')))).toEqual([])
})

test('reads Excel: cells, sheet names and what stands in the margin', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Biểu 1')
  sheet.getCell('B2').value = 'Độ mật: Mật'
  sheet.headerFooter.oddHeader = '&C&"Times New Roman,Bold"&14TỐI MẬT'
  expect(marksIn('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer())).toSorted()).toEqual(['TỐI MẬT', 'Độ mật:'])
})

test('reads PowerPoint', () => {
  const slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>TUYỆT</a:t></a:r><a:r><a:t> MẬT</a:t></a:r></a:p></p:sld>'
  expect(marksIn('a.pptx', zipSync({ 'ppt/slides/slide1.xml': strToU8(slide) }))).toEqual(['TUYỆT MẬT'])
})

test('reads a PDF with embedded fonts, and says that pictures are not seen', async () => {
  const paper = (text: string) =>
    toPdf(officialDocument({ head: null, typeName: null, subject: 'Tin', blocks: [{ type: 'paragraph', text }] }), { madeAt: '2024-04-05T01:00:00Z' })
  expect(marksIn('a.pdf', await paper('TỐI MẬT'))).toContain('TỐI MẬT')
  expect(marksIn('a.pdf', await paper('BẢO MẬT THÔNG TIN và mật độ, mật ong'))).toEqual([])
  const scan = strToU8('%PDF-1.4\n1 0 obj<</Subtype /Image /Filter /DCTDecode>>stream\nxx\nendstream endobj')
  expect(readDocumentText({ name: 'scan.pdf', bytes: scan }).unseen).toEqual(['pictures'])
})

test('reads the name of a file, and owns up to what it cannot read', () => {
  expect(marksIn('Báo cáo (MẬT).txt', strToU8('x'))).toEqual(['MẬT'])
  expect(readDocumentText({ name: 'a.doc', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]) }).unseen).toEqual(['format'])
})

test('hostile files are read to their end', { timeout: 60_000 }, () => {
  const forged = [
    `%PDF-1.4\n${'stream\n'.repeat(500_000)}`,
    `%PDF-1.4\n${'stream\n'.repeat(500_000)}endstream`,
    `%PDF-1.4\n1 0 obj<<>>stream\nbegincmap beginbfrange ${'<0000> <ffff> <0041> '.repeat(50_000)}endbfrange\nendstream`,
    `%PDF-1.4\n1 0 obj<<>>stream\nBT ${'('.repeat(500_000)} Tj \nendstream`,
    'số 1-'.repeat(400_000).replaceAll(' ', ''),
    'T Ố I '.repeat(200_000),
  ]
  const found = forged.map((text) => scanForSecrecy(readDocumentText({ name: 'a', bytes: strToU8(text) }).parts).length)
  expect(found).toEqual([0, 0, 0, 0, 0, 0])
})

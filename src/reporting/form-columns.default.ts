import type { z } from 'zod'
import type { Column } from './form.contract.ts'

type ColumnData = z.input<typeof Column>

/** The parts of the line, from left to right: the upper row of the header. */
export const groups = [
  { key: 'grant', label: { vi: 'Khoản viện trợ', en: 'Grant' } },
  { key: 'provider', label: { vi: 'Bên cung cấp', en: 'Provider' } },
  { key: 'recipient', label: { vi: 'Bên tiếp nhận', en: 'Recipient' } },
  { key: 'scope', label: { vi: 'Địa bàn, lĩnh vực', en: 'Places and sectors' } },
  { key: 'time', label: { vi: 'Thời gian', en: 'Time' } },
  { key: 'commitment', label: { vi: 'Giá trị cam kết', en: 'Commitment' } },
  { key: 'year', label: { vi: 'Trong năm báo cáo', en: 'In the reporting year' } },
  { key: 'rest', label: { vi: 'Thông tin khác', en: 'Other' } },
]

const grantColumns: ColumnData[] = [
  {
    key: 'grantCode', type: 'text', group: 'grant', width: 14,
    label: { vi: 'Mã khoản viện trợ', en: 'Grant code' },
    aliases: ['Mã số', 'Mã dự án', 'Mã khoản', 'Mã số khoản viện trợ', 'Mã viện trợ', 'Số hiệu dự án', 'Project code', 'Code'],
    help: { vi: 'Mã mà cơ quan đã đặt cho khoản viện trợ; để trống nếu chưa có. Mỗi mã chỉ dùng cho một dòng.', en: 'The code your agency gave the grant; empty when there is none. One line a code.' },
    example: { vi: 'QT-2023-015', en: 'QT-2023-015' },
  },
  {
    key: 'name', type: 'text', group: 'grant', width: 42, required: true,
    label: { vi: 'Tên khoản viện trợ', en: 'Name of the grant' },
    aliases: ['Tên', 'Tên dự án', 'Tên chương trình, dự án', 'Tên chương trình/dự án', 'Tên CT/DA', 'Tên chương trình, dự án, phi dự án', 'Tên chương trình/dự án/khoản viện trợ', 'Tên khoản viện trợ, chương trình, dự án', 'Tên dự án/khoản viện trợ', 'Chương trình, dự án', 'Dự án', 'Khoản viện trợ', 'Nội dung viện trợ', 'Project name', 'Project title', 'Name'],
    help: { vi: 'Tên ghi trong quyết định phê duyệt.', en: 'The name in the approving decision.' },
    example: { vi: 'Rà phá bom mìn và phát triển sinh kế tại huyện Cam Lộ', en: 'Mine clearance and livelihoods in Cam Lo' },
  },
  {
    key: 'kind', type: 'choice', group: 'grant', width: 13, required: true,
    label: { vi: 'Loại', en: 'Kind' },
    aliases: ['Loại hình', 'Loại hình viện trợ', 'Loại viện trợ', 'Loại khoản viện trợ', 'Hình thức', 'Loại khoản', 'Kind of grant', 'Type'],
    help: { vi: 'Chương trình, dự án, phi dự án, hoặc cứu trợ khẩn cấp.', en: 'Programme, project, non-project aid, or emergency relief.' },
    example: { vi: 'Dự án', en: 'Project' },
    options: [
      { code: 'programme', label: { vi: 'Chương trình', en: 'Programme' }, aliases: ['CT'] },
      { code: 'project', label: { vi: 'Dự án', en: 'Project' }, aliases: ['DA'] },
      { code: 'non_project', label: { vi: 'Phi dự án', en: 'Non-project aid' }, aliases: ['PDA', 'Viện trợ phi dự án', 'Phi DA', 'Quà từ thiện', 'Non-project'] },
      { code: 'relief', label: { vi: 'Cứu trợ khẩn cấp', en: 'Emergency relief' }, aliases: ['Cứu trợ', 'Viện trợ khẩn cấp', 'Viện trợ khẩn cấp để cứu trợ', 'Relief'] },
    ],
  },
]

const providerColumns: ColumnData[] = [
  {
    key: 'provider', type: 'text', group: 'provider', width: 28, required: true,
    label: { vi: 'Tên bên cung cấp', en: 'Provider' },
    aliases: ['Bên cung cấp', 'Bên viện trợ', 'Bên tài trợ', 'Nhà tài trợ', 'Tổ chức tài trợ', 'Tên tổ chức', 'Tên tổ chức tài trợ', 'Tên nhà tài trợ', 'Tổ chức PCPNN', 'Tên tổ chức PCPNN', 'Tổ chức phi chính phủ nước ngoài', 'Đối tác nước ngoài', 'Donor', 'Organisation', 'Organization', 'NGO'],
    help: { vi: 'Tên đầy đủ của tổ chức, doanh nghiệp hoặc cá nhân cung cấp viện trợ.', en: 'Full name of the organisation, firm or person who gives the aid.' },
    example: { vi: 'Mines Advisory Group (MAG)', en: 'Mines Advisory Group (MAG)' },
  },
  {
    key: 'providerKind', type: 'choice', group: 'provider', width: 16, required: true,
    label: { vi: 'Loại bên cung cấp', en: 'Kind of provider' },
    aliases: ['Loại hình bên cung cấp', 'Loại tổ chức', 'Loại hình tổ chức', 'Loại nhà tài trợ', 'Đối tượng tài trợ', 'Provider type'],
    help: { vi: 'Tổ chức phi chính phủ nước ngoài, tổ chức quốc tế, doanh nghiệp, cá nhân hoặc khác.', en: 'Foreign NGO, international organisation, firm, person or other.' },
    example: { vi: 'Tổ chức PCPNN', en: 'Foreign NGO' },
    options: [
      { code: 'ngo', label: { vi: 'Tổ chức PCPNN', en: 'Foreign NGO' }, aliases: ['PCPNN', 'Phi chính phủ', 'Tổ chức phi chính phủ', 'Tổ chức phi chính phủ nước ngoài', 'TCPCPNN', 'NGO', 'INGO'] },
      { code: 'international_organisation', label: { vi: 'Tổ chức quốc tế', en: 'International organisation' }, aliases: ['TCQT', 'Tổ chức liên chính phủ', 'International organization'] },
      { code: 'firm', label: { vi: 'Doanh nghiệp', en: 'Firm' }, aliases: ['Công ty', 'DN', 'Company', 'Doanh nghiệp nước ngoài'] },
      { code: 'individual', label: { vi: 'Cá nhân', en: 'Individual' }, aliases: ['Cá nhân nước ngoài', 'Person'] },
      { code: 'other', label: { vi: 'Khác', en: 'Other' }, aliases: ['Cơ quan đại diện', 'Tổ chức khác'] },
    ],
  },
  {
    key: 'providerCountry', type: 'country', group: 'provider', width: 14, requiredWhen: { column: 'providerKind', is: ['ngo'] },
    label: { vi: 'Quốc tịch', en: 'Country' },
    aliases: ['Nước', 'Quốc gia', 'Quốc tịch bên cung cấp', 'Quốc tịch tổ chức', 'Nước tài trợ', 'Nước viện trợ', 'Home country', 'Nationality'],
    help: { vi: 'Nước nơi bên cung cấp thành lập; bắt buộc với tổ chức PCPNN.', en: 'Where the provider was founded; required for NGOs.' },
    example: { vi: 'Vương quốc Anh', en: 'United Kingdom' },
  },
]

const recipientColumns: ColumnData[] = [
  {
    key: 'owner', type: 'text', group: 'recipient', width: 24,
    label: { vi: 'Chủ khoản viện trợ', en: 'Grant owner' },
    aliases: ['Chủ dự án', 'Chủ khoản', 'Đơn vị tiếp nhận', 'Cơ quan thực hiện', 'Đơn vị thực hiện', 'Đối tác Việt Nam', 'Đối tác thực hiện', 'Đơn vị thụ hưởng', 'Implementing agency', 'Owner'],
    help: { vi: 'Đơn vị được giao quản lý, thực hiện khoản viện trợ.', en: 'The body that manages and carries out the grant.' },
    example: { vi: 'Sở Lao động - Thương binh và Xã hội', en: 'Department of Labour' },
  },
  {
    key: 'managingAgency', type: 'agency', group: 'recipient', width: 24,
    label: { vi: 'Cơ quan chủ quản', en: 'Managing agency' },
    aliases: ['Chủ quản', 'CQ chủ quản', 'Cơ quan phê duyệt', 'Managing body'],
    help: { vi: 'Bộ, ngành hoặc Ủy ban nhân dân tỉnh quản lý khoản viện trợ.', en: 'The ministry or provincial People’s Committee in charge.' },
    example: { vi: 'UBND tỉnh Quảng Trị', en: 'People’s Committee of Quang Tri' },
  },
]

const scopeColumns: ColumnData[] = [
  {
    key: 'places', type: 'place-shares', group: 'scope', width: 24, required: true,
    label: { vi: 'Địa bàn', en: 'Places' },
    aliases: ['Địa bàn triển khai', 'Địa bàn thực hiện', 'Địa phương', 'Nơi thực hiện', 'Địa điểm', 'Địa điểm thực hiện', 'Tỉnh', 'Tỉnh/thành phố', 'Tỉnh, thành phố', 'Địa bàn (tỉnh)', 'Province', 'Place', 'Location'],
    help: { vi: 'Một tỉnh, thành phố; nhiều nơi thì ghi tỷ lệ, cộng bằng 100%: Quảng Trị 60%; Huế 40%.', en: 'One province; several with shares that make 100 %: Quảng Trị 60%; Huế 40%.' },
    example: { vi: 'Quảng Trị 60%; Huế 40%', en: 'Quảng Trị 60%; Huế 40%' },
  },
  {
    key: 'sectors', type: 'sector-shares', group: 'scope', width: 26, required: true,
    label: { vi: 'Lĩnh vực', en: 'Sectors' },
    aliases: ['Lĩnh vực hoạt động', 'Lĩnh vực tài trợ', 'Lĩnh vực viện trợ', 'Ngành', 'Ngành, lĩnh vực', 'Lĩnh vực chính', 'Sector'],
    help: { vi: 'Mã hoặc tên lĩnh vực trong danh mục; nhiều lĩnh vực thì ghi tỷ lệ: YT1 70%; GD2 30%.', en: 'Code or name from the list; several with shares: YT1 70%; GD2 30%.' },
    example: { vi: 'HQ1', en: 'HQ1' },
  },
]

const timeColumns: ColumnData[] = [
  {
    key: 'phase', type: 'choice', group: 'time', width: 13, required: true,
    label: { vi: 'Mới/chuyển tiếp', en: 'New or running' },
    aliases: ['Mới hay chuyển tiếp', 'Dự án mới/chuyển tiếp', 'Giai đoạn', 'Mới/cũ', 'Khoản mới', 'Vận động mới', 'Phase'],
    help: { vi: 'Mới: vận động được trong năm báo cáo. Chuyển tiếp: từ các năm trước.', en: 'New: won in the reporting year. Running: from earlier years.' },
    example: { vi: 'Mới', en: 'New' },
    options: [
      { code: 'new', label: { vi: 'Mới', en: 'New' }, aliases: ['Vận động mới', 'Dự án mới', 'Mới vận động', 'Khoản mới'] },
      { code: 'running', label: { vi: 'Chuyển tiếp', en: 'Running' }, aliases: ['Cũ', 'Đang triển khai', 'Dự án chuyển tiếp', 'Tiếp tục'] },
    ],
  },
  {
    key: 'startsOn', type: 'date', group: 'time', width: 13,
    label: { vi: 'Ngày bắt đầu', en: 'Starts on' },
    aliases: ['Bắt đầu', 'Từ ngày', 'Thời gian bắt đầu', 'Ngày khởi công', 'Từ', 'Thời gian thực hiện từ', 'Start date', 'Start'],
    help: { vi: 'dd/mm/yyyy; có thể ghi tháng 4/2023 hoặc quý II/2023.', en: 'dd/mm/yyyy; “tháng 4/2023” and “quý II/2023” are understood.' },
    example: { vi: '01/04/2023', en: '01/04/2023' },
  },
  {
    key: 'endsOn', type: 'date', group: 'time', width: 13, end: true,
    label: { vi: 'Ngày kết thúc', en: 'Ends on' },
    aliases: ['Kết thúc', 'Đến ngày', 'Thời gian kết thúc', 'Ngày hoàn thành', 'Đến', 'Thời gian thực hiện đến', 'End date', 'End'],
    help: { vi: 'dd/mm/yyyy; tháng, quý hoặc năm được hiểu là ngày cuối.', en: 'dd/mm/yyyy; a month, quarter or year means its last day.' },
    example: { vi: '31/03/2026', en: '31/03/2026' },
  },
]

const moneyColumns: ColumnData[] = [
  {
    key: 'currency', type: 'currency', group: 'commitment', width: 9, required: true,
    label: { vi: 'Loại tiền', en: 'Currency' },
    aliases: ['Tiền tệ', 'Đồng tiền', 'Loại ngoại tệ', 'Nguyên tệ', 'Đơn vị tiền', 'Đơn vị tiền tệ'],
    help: { vi: 'Loại tiền của mọi giá trị trên dòng này.', en: 'The currency of all amounts of the line.' },
    example: { vi: 'USD', en: 'USD' },
  },
  {
    key: 'commitmentGrant', type: 'money', group: 'commitment', width: 18,
    label: { vi: 'Không hoàn lại', en: 'Non-refundable' },
    aliases: ['Cam kết không hoàn lại', 'Viện trợ không hoàn lại', 'Vốn viện trợ không hoàn lại', 'Giá trị không hoàn lại', 'Grant'],
    help: { vi: 'Phần không hoàn lại của cả khoản viện trợ.', en: 'The non-refundable part of the whole grant.' },
    example: { vi: '250.000,00', en: '250.000,00' },
  },
  {
    key: 'commitmentRefundable', type: 'money', group: 'commitment', width: 18,
    label: { vi: 'Có hoàn lại', en: 'Refundable' },
    aliases: ['Hoàn lại', 'Cam kết hoàn lại', 'Viện trợ hoàn lại', 'Viện trợ có hoàn lại', 'Cam kết có hoàn lại', 'Phần hoàn lại'],
    help: { vi: 'Phần phải hoàn lại; để trống nếu không có.', en: 'The part to be paid back; empty when there is none.' },
    example: { vi: '0,00', en: '0,00' },
  },
  {
    key: 'commitmentTotal', type: 'money', group: 'commitment', width: 18, required: true,
    label: { vi: 'Tổng cam kết', en: 'Whole commitment' },
    aliases: ['Cam kết toàn dự án', 'Tổng giá trị cam kết', 'Tổng giá trị cam kết toàn dự án', 'Giá trị cam kết', 'Tổng vốn cam kết', 'Tổng giá trị', 'Tổng kinh phí', 'Tổng ngân sách', 'Tổng vốn', 'Cam kết toàn bộ', 'Giá trị cam kết toàn bộ', 'Giá trị cam kết Tổng số', 'Giá trị cam kết Tổng cộng', 'Giá trị cam kết Tổng', 'Cam kết Tổng', 'Cam kết Tổng cộng', 'Tổng cam kết toàn dự án', 'Cam kết Tổng số', 'Total commitment', 'Total budget'],
    help: { vi: 'Giá trị cam kết của cả khoản viện trợ = không hoàn lại + có hoàn lại.', en: 'Commitment of the whole grant = non-refundable + refundable.' },
    example: { vi: '250.000,00', en: '250.000,00' },
  },
  {
    key: 'commitmentYear', type: 'money', group: 'year', width: 18, required: true,
    label: { vi: 'Cam kết trong năm', en: 'Commitment of the year' },
    aliases: ['Cam kết năm', 'Giá trị cam kết trong năm', 'Cam kết năm báo cáo', 'Kế hoạch năm', 'Vốn cam kết trong năm', 'Trong năm báo cáo Cam kết', 'Trong năm Cam kết', 'Commitment in the year', 'Year commitment'],
    help: { vi: 'Phần cam kết cho năm báo cáo.', en: 'What was committed for the reporting year.' },
    example: { vi: '100.000,00', en: '100.000,00' },
  },
  {
    key: 'disbursedYear', type: 'money', group: 'year', width: 18, required: true,
    label: { vi: 'Giải ngân trong năm', en: 'Disbursed in the year' },
    aliases: ['Giải ngân', 'Giải ngân năm', 'Giá trị giải ngân', 'Giá trị giải ngân trong năm', 'Đã giải ngân', 'Số tiền giải ngân', 'Vốn giải ngân', 'Thực hiện trong năm', 'Trong năm báo cáo Giải ngân', 'Disbursed', 'Disbursement'],
    help: { vi: 'Số đã giải ngân trong năm báo cáo.', en: 'What was disbursed in the reporting year.' },
    example: { vi: '92.500,50', en: '92.500,50' },
  },
]

const restColumns: ColumnData[] = [
  {
    key: 'delivery', type: 'choice', group: 'rest', width: 12, required: true,
    label: { vi: 'Hình thức viện trợ', en: 'Delivery' },
    aliases: ['Tiền/hiện vật', 'Hình thức cung cấp', 'Phương thức viện trợ', 'Bằng tiền/hiện vật', 'Tiền hay hiện vật', 'Cash or in kind'],
    help: { vi: 'Bằng tiền, bằng hiện vật (kể cả chuyên gia) hoặc cả hai.', en: 'In cash, in kind (experts included) or both.' },
    example: { vi: 'Bằng tiền', en: 'In cash' },
    options: [
      { code: 'cash', label: { vi: 'Bằng tiền', en: 'In cash' }, aliases: ['Tiền', 'Tiền mặt', 'Cash'] },
      { code: 'in_kind', label: { vi: 'Bằng hiện vật', en: 'In kind' }, aliases: ['Hiện vật', 'Hàng hóa', 'In-kind'] },
      { code: 'mixed', label: { vi: 'Cả hai', en: 'Both' }, aliases: ['Tiền và hiện vật', 'Hỗn hợp', 'Mixed'] },
    ],
  },
  {
    key: 'topic', type: 'topic', group: 'rest', width: 16,
    label: { vi: 'Chuyên đề', en: 'Topic' },
    aliases: ['Chủ đề', 'Chuyên đề đặc biệt', 'Special topic'],
    help: { vi: 'Chỉ ghi khi khoản viện trợ thuộc chuyên đề của năm (dịch bệnh, thiên tai…).', en: 'Only where the grant belongs to a topic of the year (epidemic, disaster…).' },
  },
  {
    key: 'status', type: 'choice', group: 'rest', width: 15, required: true,
    label: { vi: 'Tình trạng', en: 'Status' },
    aliases: ['Trạng thái', 'Tình trạng thực hiện', 'Tiến độ', 'Tình hình thực hiện'],
    help: { vi: 'Tình trạng vào ngày cuối của năm báo cáo.', en: 'As of the last day of the reporting year.' },
    example: { vi: 'Đang thực hiện', en: 'Running' },
    options: [
      { code: 'running', label: { vi: 'Đang thực hiện', en: 'Running' }, aliases: ['Đang triển khai', 'Đang hoạt động', 'Ongoing'] },
      { code: 'finished', label: { vi: 'Đã kết thúc', en: 'Finished' }, aliases: ['Kết thúc', 'Hoàn thành', 'Đã hoàn thành', 'Completed'] },
      { code: 'suspended', label: { vi: 'Tạm dừng', en: 'Suspended' }, aliases: ['Tạm ngừng', 'Đình chỉ', 'Tạm đình chỉ'] },
      { code: 'cancelled', label: { vi: 'Hủy', en: 'Cancelled' }, aliases: ['Đã hủy', 'Huỷ', 'Không thực hiện', 'Chấm dứt', 'Canceled'] },
    ],
  },
  {
    key: 'note', type: 'text', group: 'rest', width: 26,
    label: { vi: 'Ghi chú', en: 'Note' },
    aliases: ['Lưu ý', 'Diễn giải', 'Notes', 'Remarks'],
    help: { vi: 'Điều cần nói thêm về dòng này.', en: 'Anything to add about the line.' },
  },
]

/** The columns of a line, from left to right (law.md §8.2). */
export const columns: ColumnData[] = [
  ...grantColumns, ...providerColumns, ...recipientColumns, ...scopeColumns, ...timeColumns, ...moneyColumns, ...restColumns,
]

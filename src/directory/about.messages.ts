import { defineMessages } from '#platform/messages.ts'

export const aboutMessages = defineMessages(
  {
    title: 'Giới thiệu',
    what: 'Nhịp Cầu là gì',
    'what.body':
      'Nhịp Cầu là hệ thống quốc gia về công tác phi chính phủ nước ngoài: nơi các tỉnh, thành phố, bộ, ngành và tổ chức phi chính phủ nước ngoài đăng ký, báo cáo và đối soát viện trợ, để hội nghị giao ban hằng năm dùng chung một bộ số liệu.',
    'what.trace':
      'Mọi con số dẫn về dòng báo cáo đã sinh ra nó; mọi thay đổi đều có trong nhật ký có chuỗi băm; số liệu được đọc lại đúng như tại bất kỳ thời điểm nào.',
    version: 'Phiên bản',
    demo: 'Dữ liệu trình diễn',
    'demo.body':
      'Hệ thống đang chạy với một đất nước trình diễn: tổ chức, khoản viện trợ, con người và con số đều được dựng ra. Không trích dẫn các số liệu này như số liệu thật.',
    'demo.none': 'Hệ thống này không chứa dữ liệu trình diễn.',
    data: 'Dữ liệu danh mục',
    'data.body':
      'Mỗi dòng danh mục ghi nguồn và mức chắc chắn. Những dòng “ghi theo trí nhớ, cần đối chiếu” phải được đối chiếu với văn bản trước khi dựa vào.',
    'data.link': 'Xem danh mục',
    api: 'Dành cho hệ thống khác',
    'api.body': 'Mọi chức năng của giao diện đều đi qua một giao diện lập trình có mô tả đầy đủ theo OpenAPI 3.1.',
    'api.link': 'Tài liệu giao diện lập trình',
    'api.json': 'Bản mô tả OpenAPI (JSON)',
    map: 'Bản đồ',
    'map.body': 'Bản đồ nền: @svg-maps/vietnam, Victor Cazanave, giấy phép CC BY 4.0, đã chỉnh sửa. Sơ đồ minh họa, không dùng để xác định địa giới.',
    'map.islands': 'Quần đảo Hoàng Sa (thành phố Đà Nẵng) và quần đảo Trường Sa (tỉnh Khánh Hòa) được vẽ từ danh sách đảo, đá, bãi của dự án.',
    'font.body': 'Be Vietnam Pro, giấy phép SIL Open Font License 1.1. Biểu tượng: Tabler Icons, giấy phép MIT.',
    libraries: 'Phần mềm nguồn mở được dùng',
    'libraries.body': 'Hệ thống dựa trên các thư viện sau; bản quyền thuộc về tác giả của chúng.',
    library: 'Thư viện',
    licence: 'Giấy phép',
    'code.body': 'Mã quốc gia ISO 3166-1, mã loại tiền ISO 4217; mã lĩnh vực CRS của OECD-DAC theo danh mục IATI; tên tiếng Việt theo Unicode CLDR.',
  },
  {
    title: 'About',
    what: 'What Nhịp Cầu is',
    'what.body':
      'Nhịp Cầu is the national system for the work of foreign NGOs in Viet Nam: where provinces, ministries and foreign NGOs register, report and account for aid, so that the yearly briefing speaks from one set of figures.',
    'what.trace':
      'Every figure leads to the line of the report it came from; every change is in a hash-chained audit trail; figures can be read again as they stood at any moment.',
    version: 'Version',
    demo: 'Demonstration data',
    'demo.body': 'The system is running with a demonstration country: its organisations, grants, people and figures are made up. Do not quote them as real.',
    'demo.none': 'This system holds no demonstration data.',
    data: 'Reference data',
    'data.body':
      'Every row of the directory says its source and how sure it is. Rows marked “from memory, to be checked” must be checked against the document before they are relied on.',
    'data.link': 'See the directory',
    api: 'For other systems',
    'api.body': 'All that the screens do goes through one programming interface, described in full as OpenAPI 3.1.',
    'api.link': 'Documentation of the interface',
    'api.json': 'OpenAPI description (JSON)',
    map: 'Maps',
    'map.body': 'Base map: @svg-maps/vietnam, Victor Cazanave, CC BY 4.0, changed. A schematic drawing, not for fixing boundaries.',
    'map.islands':
      'The Hoàng Sa archipelago (Đà Nẵng city) and the Trường Sa archipelago (Khánh Hòa province) are drawn from the project’s list of islands, reefs and banks.',
    'font.body': 'Be Vietnam Pro, SIL Open Font License 1.1. Icons: Tabler Icons, MIT licence.',
    libraries: 'Open-source software used',
    'libraries.body': 'The system stands on these libraries; their copyright is their authors’.',
    library: 'Library',
    licence: 'Licence',
    'code.body':
      'Country codes of ISO 3166-1, currency codes of ISO 4217; CRS sector codes of the OECD-DAC as in the IATI code list; Vietnamese names after Unicode CLDR.',
  },
)

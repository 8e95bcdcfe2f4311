import type { FormLists } from './form.contract.ts'

const place = (id: string, name: string, ...aliases: string[]) => ({ id, name, setId: '63', aliases })
const sector = (code: string, name: string, nameEn: string) => ({ code, name, nameEn, parent: code.length > 2 ? code.slice(0, 2) : null })
const country = (code: string, name: string, nameEn: string) => ({ code, name, nameEn })

/** A few of the directory's names, for the tests of forms, cells and files. */
export const testLists: FormLists = {
  places: [
    place('p63-01', 'Hà Nội'),
    place('p63-31', 'Hải Phòng'),
    place('p63-10', 'Lào Cai'),
    place('p63-44', 'Quảng Bình'),
    place('p63-45', 'Quảng Trị'),
    place('p63-46', 'Huế', 'Thừa Thiên Huế', 'TT-Huế', 'Thừa Thiên - Huế'),
    place('p63-48', 'Đà Nẵng'),
    place('p63-66', 'Đắk Lắk', 'Đắc Lắc', 'Đăk Lăk', 'Daklak'),
    place('p63-67', 'Đắk Nông', 'Đắc Nông', 'Đăk Nông'),
    place('p63-77', 'Bà Rịa - Vũng Tàu', 'Bà Rịa-Vũng Tàu', 'BRVT'),
    place('p63-79', 'Hồ Chí Minh', 'TP.HCM', 'Sài Gòn'),
  ],
  sectors: [
    sector('YT', 'Y tế', 'Health'),
    sector('YT1', 'Y tế cơ sở, chăm sóc sức khỏe ban đầu', 'Basic health care'),
    sector('YT3', 'Phòng chống dịch, bệnh truyền nhiễm', 'Infectious disease control'),
    sector('GD', 'Giáo dục – đào tạo', 'Education and training'),
    sector('GD2', 'Tiểu học', 'Primary education'),
    sector('GD5', 'Đại học, học bổng', 'Higher education'),
    sector('KT1', 'Phát triển nông thôn tổng hợp', 'Rural development'),
    sector('XH1', 'Người khuyết tật', 'Disability'),
    sector('MT3', 'Ứng phó biến đổi khí hậu', 'Climate change'),
    sector('HQ1', 'Bom mìn, vật nổ sau chiến tranh', 'Mines and explosive remnants of war'),
    sector('KH0', 'Không phân ngành', 'Sectors not specified'),
  ],
  countries: [
    // Without accents the names of these are the codes of those.
    country('BE', 'Bỉ', 'Belgium'),
    country('AT', 'Áo', 'Austria'),
    country('BI', 'Burundi', 'Burundi'),
    country('AO', 'Angola', 'Angola'),
    country('MY', 'Malaysia', 'Malaysia'),
    country('US', 'Hoa Kỳ', 'United States'),
    country('GB', 'Anh', 'United Kingdom'),
    country('DE', 'Đức', 'Germany'),
    country('KR', 'Hàn Quốc', 'South Korea'),
    country('NO', 'Na Uy', 'Norway'),
    country('AU', 'Úc', 'Australia'),
    country('FR', 'Pháp', 'France'),
    country('JP', 'Nhật Bản', 'Japan'),
    country('NL', 'Hà Lan', 'Netherlands'),
  ],
  currencies: [
    { code: 'USD', decimals: 2 },
    { code: 'VND', decimals: 0 },
    { code: 'EUR', decimals: 2 },
    { code: 'JPY', decimals: 0 },
    { code: 'GBP', decimals: 2 },
  ],
  agencies: [
    { id: 'a-p63-45', name: 'Ủy ban nhân dân tỉnh Quảng Trị', abbr: null },
    { id: 'a-p63-31', name: 'Ủy ban nhân dân thành phố Hải Phòng', abbr: null },
    { id: 'byt', name: 'Bộ Y tế', abbr: 'BYT' },
    { id: 'bgddt', name: 'Bộ Giáo dục và Đào tạo', abbr: 'BGDĐT' },
    { id: 'vnmac', name: 'Trung tâm Hành động bom mìn quốc gia Việt Nam', abbr: 'VNMAC' },
  ],
  topics: [
    { code: 'covid-19', name: 'Phòng chống COVID-19' },
    { code: 'yagi', name: 'Khắc phục hậu quả bão Yagi' },
  ],
}

import { defineMessages } from '#platform/messages.ts'

export const pivotMessages = defineMessages(
  {
    title: '{measure} theo {by}, {span}',
    'show.value': 'Giá trị',
    'show.row': '% theo hàng',
    'show.column': '% theo cột',
    'show.all': '% trên tổng',
    'show.growth': 'So với năm trước',
    'show.value.note': 'Tổng của hàng, của cột và tổng chung do hệ thống đếm riêng, không cộng từ các ô.',
    'show.row.note': 'Mỗi ô là phần trăm của tổng hàng trong cùng năm, làm tròn một chữ số thập phân.',
    'show.column.note': 'Mỗi ô là phần trăm của tổng cột, làm tròn một chữ số thập phân.',
    'show.all.note': 'Mỗi ô là phần trăm của tổng chung, làm tròn một chữ số thập phân.',
    'show.growth.note': 'Mỗi ô là mức tăng, giảm (%) so với cùng ô của năm trước.',
  },
  {
    title: '{measure} by {by}, {span}',
    'show.value': 'Value',
    'show.row': '% of row',
    'show.column': '% of column',
    'show.all': '% of total',
    'show.growth': 'On last year',
    'show.value.note': 'Totals of rows and columns and the grand total are counted, not added up from the cells.',
    'show.row.note': 'Each cell is a percentage of its row’s total in the same year, with one decimal.',
    'show.column.note': 'Each cell is a percentage of its column’s total, with one decimal.',
    'show.all.note': 'Each cell is a percentage of the grand total, with one decimal.',
    'show.growth.note': 'Each cell is the rise or fall in per cent on the same cell of the year before.',
  },
)

import { defineMessages } from '#platform/messages.ts'

/** The names of the pages: in the navigation, in breadcrumbs, in the command palette. */
export const siteMessages = defineMessages(
  {
    'page.sign-in': 'Đăng nhập',
    'page.account': 'Tài khoản',
    'page.home': 'Trang đầu',
    'page.campaigns': 'Đợt báo cáo',
    'page.campaign': 'Tình hình nộp báo cáo',
    'page.return': 'Báo cáo',
    'page.upload': 'Đọc tệp Excel',
    'page.league': 'Chấp hành báo cáo',
    'page.figures': 'Tổng quan số liệu',
    'page.place': 'Số liệu địa phương',
    'page.receipt': 'Biên nhận số liệu',
    'page.clashes': 'Báo cáo trùng',
    'page.definitions': 'Định nghĩa số liệu',
  },
  {
    'page.sign-in': 'Sign in',
    'page.account': 'Account',
    'page.home': 'Home',
    'page.campaigns': 'Campaigns',
    'page.campaign': 'Where the returns stand',
    'page.return': 'Return',
    'page.upload': 'Reading of an Excel file',
    'page.league': 'Reporting discipline',
    'page.figures': 'Overview of figures',
    'page.place': 'Figures of a place',
    'page.receipt': 'Receipt of a figure',
    'page.clashes': 'Reported twice',
    'page.definitions': 'Definitions',
  },
)

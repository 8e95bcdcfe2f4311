import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  themeQuartz,
} from 'ag-grid-community'

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
])

/** The grid in the colours of the product, light and dark. */
export const sheetTheme = themeQuartz.withParams({
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--mantine-color-text)',
  borderColor: 'var(--line)',
  columnBorder: { color: 'var(--line-soft)' },
  rowBorder: { color: 'var(--line-soft)' },
  headerBackgroundColor: 'var(--surface-strong)',
  headerTextColor: 'var(--mantine-color-text)',
  headerColumnBorder: { color: 'var(--line)' },
  headerFontWeight: 600,
  headerFontSize: 13,
  fontFamily: 'inherit',
  fontSize: 14,
  accentColor: 'var(--focus)',
  rowHoverColor: 'var(--surface-soft)',
  oddRowBackgroundColor: 'var(--surface)',
  cellHorizontalPadding: 9,
  rowHeight: 36,
  headerHeight: 52,
  wrapperBorderRadius: 8,
  browserColorScheme: 'inherit',
})

/** The grid's own words that a person can meet. */
export const sheetLocales = {
  vi: {
    ariaRowSelect: 'Chọn dòng',
    ariaSearch: 'Tìm',
    noRowsToShow: 'Chưa có dòng nào',
    loadingOoo: 'Đang tải…',
    ariaLabelCellEditor: 'Ô đang sửa',
    ariaLabelColumnMenu: 'Trình đơn cột',
  },
  en: {
    ariaRowSelect: 'Select row',
    ariaSearch: 'Search',
    noRowsToShow: 'No lines yet',
    loadingOoo: 'Loading…',
    ariaLabelCellEditor: 'Cell editor',
    ariaLabelColumnMenu: 'Column menu',
  },
} as const

import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconCopy, IconFileSpreadsheet, IconLink, IconPhoto, IconTable, IconVectorBezier } from '@tabler/icons-react'
import type { FileReply } from '#platform/contract.ts'
import { useMessages } from '#ui/i18n.tsx'
import { saveReply } from '#ui/save-file.ts'
import { type Sheet, tsvOf } from '../sheet.model.ts'
import { analysisMessages } from './analysis.messages.ts'
import { copyPicture, copyText, savePicture } from './picture.web.ts'
import { useAnalysisWords } from './use-analysis.ts'

interface ChartActionsProps {
  sheet: Sheet
  /** The picture as the server draws it; absent where there is none. */
  picture?: (() => Promise<string>) | undefined
  workbook: () => Promise<FileReply>
}

/** A chart and its table to take along: as a picture, as Excel, as a link. */
export function ChartActions({ sheet, picture, workbook }: ChartActionsProps) {
  const t = useMessages(analysisMessages)
  const { locale } = useAnalysisWords()
  const attempt = async (work: () => Promise<string | undefined>) => {
    try {
      const message = await work()
      if (message) notifications.show({ message, color: 'green', autoClose: 5000 })
    } catch {
      notifications.show({ message: t('actions.failed'), color: 'red', autoClose: false })
    }
  }
  const copySvg = async (draw: () => Promise<string>) =>
    t((await copyPicture(await draw(), sheet.title)) === 'copied' ? 'actions.picture-done' : 'actions.picture-saved')
  const saveSvg = async (draw: () => Promise<string>) => {
    savePicture(await draw(), sheet.title)
    return undefined
  }
  const copyTable = async () => {
    await copyText(tsvOf(sheet, locale))
    return t('actions.table-done')
  }
  const saveWorkbook = async () => {
    saveReply(await workbook())
    return undefined
  }
  const copyLink = async () => {
    await copyText(window.location.href)
    return t('actions.link-done')
  }
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button
          className="no-print"
          size="xs"
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('actions.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {picture ? (
          <>
            <Menu.Item leftSection={<IconPhoto size={16} aria-hidden />} onClick={() => void attempt(() => copySvg(picture))}>
              {t('actions.picture')}
            </Menu.Item>
            <Menu.Item leftSection={<IconVectorBezier size={16} aria-hidden />} onClick={() => void attempt(() => saveSvg(picture))}>
              {t('actions.svg')}
            </Menu.Item>
          </>
        ) : null}
        <Menu.Item leftSection={<IconTable size={16} aria-hidden />} onClick={() => void attempt(copyTable)}>
          {t('actions.table')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => void attempt(saveWorkbook)}>
          {t('actions.xlsx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void attempt(copyLink)}>
          {t('actions.link')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

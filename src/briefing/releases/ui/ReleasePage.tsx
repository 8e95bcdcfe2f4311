import { Alert, Button, Grid, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDeviceFloppy, IconFileTypeDocx, IconWorld } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { ButtonLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { figuresOf } from '../../text/rich-text.model.ts'
import { RichTextEditor } from '../../text/ui/RichTextEditor.tsx'
import { RichTextView } from '../../text/ui/RichTextView.tsx'
import { exportRelease, type ReleaseSheet, showRelease } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'
import { ReleaseActs } from './ReleaseActs.tsx'
import { ReleaseBadge } from './ReleaseBadge.tsx'
import { ReleaseFigures } from './ReleaseFigures.tsx'
import { ReleasePictures } from './ReleasePictures.tsx'
import { useReleaseDraft } from './use-release-draft.ts'

/** The article of a room: its text in two languages, its figures then and now, its pictures, and what can be done with it. */
export function ReleasePage() {
  const { releaseId } = useParams({ from: '/signed-in/releases/$releaseId' })
  const sheet = useQueryOf(showRelease, { params: { id: releaseId } })
  // Drafted again or saved by somebody else: the editor begins from what is there now.
  return <OneRelease key={`${releaseId} ${sheet.release.revision}`} sheet={sheet} />
}

function OneRelease({ sheet }: { sheet: ReleaseSheet }) {
  const t = useMessages(releaseMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const { release, acts, figures, pictures, steps } = sheet
  const draft = useReleaseDraft(release)
  const download = useFileDownload()
  const [language, setLanguage] = useState<'vi' | 'en'>('vi')
  const mayEdit = acts.some(({ action, reasons }) => action === 'edit' && reasons.length === 0)
  return (
    <Page
      title={locale === 'en' ? release.titleEn : release.titleVi}
      description={`${locale === 'en' ? release.pointEn : release.pointVi} · ${formats.date(release.heldOn)}`}
      aside={<ReleaseBadge state={release.state} />}
      actions={
        <>
          <ButtonLink to="/briefings/$briefingId" params={{ briefingId: release.briefingId }} search={{ tab: 'releases' }} variant="default">
            {t('briefing')}
          </ButtonLink>
          <Button
            variant="default"
            leftSection={<IconFileTypeDocx size={18} aria-hidden />}
            onClick={() => void download(client(exportRelease, { params: { id: release.id }, query: { language } }))}
          >
            {t('word')}
          </Button>
          {release.state === 'published' ? (
            <ButtonLink to="/news/$slug" params={{ slug: release.slug }} variant="default" leftSection={<IconWorld size={18} aria-hidden />}>
              {t('public')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Group justify="space-between" mb="md" align="end">
        <SegmentedParams
          label={t('language')}
          value={language}
          options={[
            { value: 'vi', label: t('vi') },
            { value: 'en', label: t('en') },
          ]}
          onChange={setLanguage}
        />
        <Group gap="xs" className="no-print">
          {draft.dirty ? (
            <Text size="sm" c="dimmed" role="status">
              {t('unsaved')}
            </Text>
          ) : null}
          {mayEdit ? (
            <Button leftSection={<IconDeviceFloppy size={18} aria-hidden />} disabled={!draft.dirty} loading={draft.saving} onClick={draft.save}>
              {t('save')}
            </Button>
          ) : null}
          <ReleaseActs sheet={sheet} dirty={draft.dirty} />
        </Group>
      </Group>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <ReleaseText sheet={sheet} draft={draft} language={language} editable={mayEdit} />
          <ReleaseFigures release={release} figures={figures} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="xl">
            <ReleasePictures release={release} pictures={pictures} editable={mayEdit} />
            <section>
              <Title order={2} size="h3" mb="sm">
                {t('history')}
              </Title>
              {steps.length === 0 ? <Text c="dimmed">{t('history.none')}</Text> : <History steps={steps} />}
            </section>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

interface TextProps {
  sheet: ReleaseSheet
  draft: ReturnType<typeof useReleaseDraft>
  language: 'vi' | 'en'
  editable: boolean
}

function ReleaseText({ sheet: { release }, draft, language, editable }: TextProps) {
  const t = useMessages(releaseMessages)
  const title = language === 'vi' ? draft.text.titleVi : draft.text.titleEn
  const body = language === 'vi' ? draft.text.bodyVi : draft.text.bodyEn
  if (!editable)
    return (
      <article lang={language}>
        <Title order={2} mb="md">
          {title}
        </Title>
        <RichTextView text={body} language={language} />
      </article>
    )
  const place = figuresOf(body).find(({ attrs }) => attrs.query.place)?.attrs.query.place ?? null
  return (
    <Stack>
      {figuresOf(body).length > 0 ? (
        <Alert color="navy" variant="light">
          {t('figures.live')}
        </Alert>
      ) : null}
      <TextInput
        label={t('field.title')}
        lang={language}
        value={title}
        maxLength={300}
        onChange={(event) => draft.setTitle(language, event.currentTarget.value)}
      />
      <RichTextEditor
        key={language}
        label={t('field.text')}
        initial={body}
        language={language}
        year={release.reportYear}
        place={place}
        onChange={(next) => draft.setBody(language, next)}
      />
    </Stack>
  )
}

function History({ steps }: { steps: ReleaseSheet['steps'] }) {
  const t = useMessages(releaseMessages)
  return (
    <Timeline
      label={t('history')}
      events={steps.map(({ at, action, by, note }) => ({
        id: `${at} ${action}`,
        at,
        title: t(`step.${action}` as 'step.publish'),
        ...(by ? { by } : {}),
        ...(note ? { body: note } : {}),
      }))}
    />
  )
}

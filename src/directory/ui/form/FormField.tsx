import { Checkbox, MultiSelect, NativeSelect, Select, Textarea, TextInput, type ComboboxItem, type OptionsFilter } from '@mantine/core'
import { searchKey } from '#platform/text/search-key.ts'
import { FormRows } from './FormRows.tsx'
import type { RecordFormState } from './form-state.ts'
import type { Field } from './record-form.model.ts'

export interface FormFieldProps {
  form: RecordFormState
  field: Field
  /** Where its value is: `nameVi`, `crs.0.crsCode`. */
  path: string
  locked?: boolean
}

const searchedFrom = 10

/** Finds an option by its words, accents and case aside. */
export const withoutAccents: OptionsFilter = ({ options, search }) => {
  const words = searchKey(search).split(' ').filter(Boolean)
  return options.filter((option) => words.every((word) => searchKey((option as ComboboxItem).label).includes(word)))
}

/** One input of a form, by the kind of its field. Its id is its path, so that the error summary can lead to it. */
export function FormField(props: FormFieldProps) {
  const { form, field, path, locked } = props
  const shared = { id: path, label: field.label, description: field.hint, withAsterisk: !field.optional && field.kind !== 'many', disabled: locked ?? false }
  const input = form.getInputProps(path)
  switch (field.kind) {
    case 'rows':
      return (
        <FormRows form={form} field={field} path={path} renderField={(column, at) => <FormField key={column.name} form={form} field={column} path={at} />} />
      )
    case 'flag':
      return <Checkbox id={path} label={field.label} description={field.hint} {...form.getInputProps(path, { type: 'checkbox' })} />
    case 'area':
      return <Textarea {...shared} {...input} autosize minRows={2} />
    case 'many':
      return <MultiSelect {...shared} {...input} data={[...(field.options ?? [])]} searchable filter={withoutAccents} hidePickedOptions />
    case 'select':
      return <Choice {...props} />
    case 'date':
      return <TextInput {...shared} {...input} type="date" />
    case 'number':
      return <TextInput {...shared} {...input} inputMode="numeric" />
    default:
      return <TextInput {...shared} {...input} />
  }
}

function Choice({ form, field, path, locked }: FormFieldProps) {
  const options = field.options ?? []
  const shared = {
    id: path,
    label: field.label,
    description: field.hint,
    disabled: locked ?? false,
    withAsterisk: !field.optional,
    ...form.getInputProps(path),
  }
  if (options.length <= searchedFrom) return <NativeSelect {...shared} data={field.optional ? [{ value: '', label: '' }, ...options] : [...options]} />
  return (
    <Select
      {...shared}
      data={[...options]}
      searchable
      clearable={field.optional ?? false}
      filter={withoutAccents}
      onChange={(value) => form.setFieldValue(path, value ?? '')}
    />
  )
}

import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import NameField from '../src/parts/NameField.svelte';
import { t } from '../src/text';

afterEach(cleanup);

test.each([
  ['City Hall', '', true],
  [' city   HALL ', 'new', true],
  ['City Hall', 'hall', false],
  ['City Halls', '', false],
  ['', '', false],
])('a name that another bears is told: %j of %j', (value, id, isTold) => {
  const others = [
    { id: 'hall', name: 'City Hall' },
    { id: 'unnamed', name: '' },
  ];
  const view = render(NameField, { props: { table: 'venue', value, id, others, problems: [] } });
  expect(view.getByRole('status').textContent).toBe(isTold ? t('fields-name_taken') : '');
});

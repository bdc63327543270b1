// The shipped catalog as the mock needs it: what GET /api/sync-types answers, and enough of the rules to judge the
// demo sheets. The real one is deploy/catalog/*.yaml.

const column = (header, name, kind, more = {}) => ({ header, name, kind, ...more });
const active = column('Active', 'active', 'boolean', { default: true });
const employee = column('Employee ID', 'employee_id', 'text', {
  required: true,
  references: 'therapists',
  scope: 'Unknown therapist',
});

export const types = [
  {
    type: 'therapists',
    label: 'Therapists',
    page: 'Therapist Management',
    spreadsheet: 'Therapist roster 2026',
    datasets: [
      {
        dataset: 'therapists',
        label: 'Karyawan therapists',
        tab: 'Therapists',
        key: ['employee_id'],
        nameColumn: 'full_name',
        detailColumn: 'email',
        columns: [
          column('Employee ID', 'employee_id', 'text', { required: true }),
          column('Full Name', 'full_name', 'text', { required: true }),
          column('Email', 'email', 'email', { required: true, unique: true }),
          column('Phone Number', 'phone_number', 'phone'),
          column('Gender', 'gender', 'text', { oneOf: ['Female', 'Male'] }),
          column('Employment Type', 'employment_type', 'text', { required: true, only: 'Karyawan' }),
          column('Specializations', 'specializations', 'list', { present: true }),
          column('Location Code', 'location_code', 'text', { references: 'locations' }),
          column('Joined On', 'joined_on', 'date'),
          active,
        ],
      },
      {
        dataset: 'schedules',
        label: 'schedules',
        tab: 'Schedules',
        key: ['employee_id', 'day'],
        nameColumn: 'employee_id',
        detailColumn: 'day',
        columns: [
          employee,
          column('Day', 'day', 'text', { required: true }),
          column('Start Time', 'start_time', 'time', { required: true }),
          column('End Time', 'end_time', 'time', { required: true, after: 'start_time' }),
        ],
      },
    ],
  },
  {
    type: 'leaves',
    label: 'Leaves',
    page: 'Therapist Leaves',
    spreadsheet: 'Leave requests',
    datasets: [
      {
        dataset: 'leaves',
        label: 'therapist leaves',
        tab: 'Leaves',
        key: ['employee_id', 'start_date'],
        nameColumn: 'employee_id',
        detailColumn: 'start_date',
        columns: [
          employee,
          column('Leave Type', 'leave_type', 'text', {
            required: true,
            oneOf: ['Annual', 'Sick', 'Maternity', 'Unpaid'],
          }),
          column('Start Date', 'start_date', 'date', { required: true }),
          column('End Date', 'end_date', 'date', { required: true, onOrAfter: 'start_date' }),
          column('Status', 'status', 'text', { oneOf: ['Approved', 'Pending', 'Rejected'] }),
          column('Notes', 'notes', 'text'),
        ],
      },
    ],
  },
  {
    type: 'locations',
    label: 'Locations',
    page: 'Location Management',
    spreadsheet: 'Locations',
    datasets: [
      {
        dataset: 'locations',
        label: 'locations',
        tab: 'Locations',
        key: ['code'],
        nameColumn: 'name',
        detailColumn: 'code',
        columns: [
          column('Code', 'code', 'text', { required: true }),
          column('Name', 'name', 'text', { required: true }),
          column('Address', 'address', 'text'),
          column('City', 'city', 'text', { required: true }),
          column('Phone Number', 'phone_number', 'phone'),
          column('Opens At', 'opens_at', 'time'),
          column('Closes At', 'closes_at', 'time', { after: 'opens_at' }),
          active,
        ],
      },
    ],
  },
  {
    type: 'admins',
    label: 'Admins',
    page: 'Admin Management',
    spreadsheet: 'Administrators',
    datasets: [
      {
        dataset: 'admins',
        label: 'admins',
        tab: 'Admins',
        key: ['email'],
        nameColumn: 'full_name',
        detailColumn: 'email',
        columns: [
          column('Email', 'email', 'email', { required: true }),
          column('Full Name', 'full_name', 'text', { required: true }),
          column('Role', 'role', 'text', {
            present: true,
            oneOf: ['Owner', 'Manager', 'Operator', 'Finance'],
          }),
          column('Location Code', 'location_code', 'text', { references: 'locations' }),
          active,
        ],
      },
    ],
  },
  {
    type: 'brands-packages',
    label: 'Brands & packages',
    page: 'Brand & Package Management',
    spreadsheet: 'Brand catalogue',
    datasets: [
      {
        dataset: 'brands',
        label: 'brands',
        tab: 'Brands',
        key: ['code'],
        nameColumn: 'name',
        detailColumn: 'code',
        columns: [
          column('Code', 'code', 'text', { required: true }),
          column('Name', 'name', 'text', { required: true, unique: true }),
          column('Description', 'description', 'text'),
          active,
        ],
      },
      {
        dataset: 'packages',
        label: 'packages',
        tab: 'Packages',
        key: ['code'],
        nameColumn: 'name',
        detailColumn: 'code',
        columns: [
          column('Code', 'code', 'text', { required: true }),
          column('Brand Code', 'brand_code', 'text', { present: true, references: 'brands' }),
          column('Name', 'name', 'text', { required: true }),
          column('Duration (minutes)', 'duration_minutes', 'integer', { present: true }),
          column('Price', 'price', 'decimal', { present: true }),
          active,
        ],
      },
    ],
  },
];

export const datasets = types.flatMap((type) => type.datasets);

export function dataset(name) {
  return datasets.find((candidate) => candidate.dataset === name);
}

export function spreadsheetUrl(type) {
  return `https://docs.google.com/spreadsheets/d/demo-${type.type}/edit`;
}

/** What GET /api/sync-types answers. */
export function typeViews() {
  return types.map((type, order) => ({
    type: type.type,
    label: type.label,
    page: type.page,
    order: order + 1,
    spreadsheetUrl: spreadsheetUrl(type),
    datasets: type.datasets.map((each) => ({
      ...each,
      title: each.tab,
      columns: each.columns.map(({ header, name, kind, required, present, references, oneOf }) => ({
        name,
        header,
        kind,
        required: required === true,
        present: present === true,
        references: references ?? null,
        oneOf: oneOf ?? null,
      })),
    })),
  }));
}

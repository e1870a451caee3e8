import { z } from 'zod';

import { figureStages } from '../../../../shared/contracts/execution';
import { createExecutionTables, executionTableNames } from '../../../../shared/execution/tables';
import { fundSources, fundUses } from '../../../../shared/vocabulary';
import { sendTable, tableFormats } from '../../engine/exchange';
import {
  adminRoute,
  apiRoute,
  decimal,
  getService,
  id,
  isCalendarDate,
  isPermitted,
  refuse,
  visibleAscii,
  type CalendarDate,
  type Route,
} from '../../platform';

import { transferDetail, transfersOfFigure } from './drill';
import { statementTable, trialBalanceTable } from './exports';
import { publicExecution } from './public';
import { executionOf } from './read';
import { findAccounts, statementOf, trialBalanceOn } from './statements';
import { verificationOf } from './verification';
import { executionYears } from './years';

const yearParams = z.strictObject({ year: decimal({ min: 2000, max: 2999 }) });
const codeParams = z.strictObject({ code: z.string().max(255).regex(visibleAscii) });
const day = z
  .string()
  .refine(isCalendarDate)
  .transform((text) => text as CalendarDate);
/** The panel's language, where it is another than the browser's. */
const asFile = {
  format: z.enum(tableFormats).default('xlsx'),
  language: z.enum(['zh', 'en']).optional(),
};
const mostRows = 20_000;
const days = { from: day.optional(), to: day.optional() };

/** Without dates a statement is of this year so far. */
const daysOf = (
  strapi: Parameters<Route['handler']>[0]['strapi'],
  {
    from,
    to,
  }: { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined },
) => {
  const today = getService(strapi, 'clock').today();
  const last = to ?? today;
  return { from: from ?? (`${last.slice(0, 4)}-01-01` as CalendarDate), to: last };
};

export const executionRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/fund-years/:year/summary',
    action: 'fund-years.summary',
    input: { params: yearParams },
    handler: async ({ strapi, params }) => ({ data: await publicExecution(strapi, params.year) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/fund-execution',
    permission: 'fund.read',
    handler: async ({ strapi }) => ({ data: await executionYears(strapi) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/fund-execution/:year',
    permission: 'fund.read',
    input: { params: yearParams },
    handler: async ({ strapi, params }) => ({ data: await executionOf(strapi, params.year) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/fund-execution/:year/export',
    permission: 'fund.read',
    input: {
      params: yearParams,
      query: z.strictObject({ table: z.enum(executionTableNames), ...asFile }),
    },
    handler: async ({ strapi, params, query, language, ctx }) => {
      const body = await executionOf(strapi, params.year);
      await sendTable(
        ctx,
        createExecutionTables(body, query.language ?? language)(query.table),
        query.format,
      );
      return undefined;
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/fund-execution/:year/transfers',
    permission: 'fund.books',
    input: {
      params: yearParams,
      query: z.strictObject({
        stage: z.enum(figureStages),
        line: id.optional(),
        use: z.enum(fundUses).optional(),
        source: z.enum(fundSources).optional(),
        month: z
          .string()
          .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
          .optional(),
        before: decimal({ min: 1, max: Number.MAX_SAFE_INTEGER }).optional(),
        limit: decimal({ min: 1, max: 100 }).default(50),
      }),
    },
    handler: async ({ strapi, params, query: { line, use, source, month, before, ...query } }) => ({
      data: await transfersOfFigure(strapi, params.year, {
        ...query,
        ...(line === undefined ? {} : { line }),
        ...(use === undefined ? {} : { use }),
        ...(source === undefined ? {} : { source }),
        ...(month === undefined ? {} : { month }),
        ...(before === undefined ? {} : { before }),
      }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/accounts',
    permission: 'fund.books',
    input: {
      query: z.strictObject({ search: z.string().max(100).optional(), line: id.optional() }),
    },
    handler: async ({ strapi, query: { search, line } }) => ({
      data: await findAccounts(strapi, {
        ...(search === undefined ? {} : { text: search }),
        ...(line === undefined ? {} : { line }),
      }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/accounts/:code/statement',
    permission: 'fund.books',
    input: {
      params: codeParams,
      query: z.strictObject({
        ...days,
        offset: decimal({ min: 0, max: 10_000_000 }).default(0),
        limit: decimal({ min: 1, max: 200 }).default(50),
      }),
    },
    handler: async ({ strapi, params, query: { offset, limit, ...given } }) => ({
      data: await statementOf(strapi, params.code, daysOf(strapi, given), { offset, limit }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/accounts/:code/statement/export',
    permission: 'fund.books',
    input: { params: codeParams, query: z.strictObject({ ...days, ...asFile }) },
    handler: async ({ strapi, params, query, language, ctx }) => {
      const page = { offset: 0, limit: mostRows };
      const body = await statementOf(strapi, params.code, daysOf(strapi, query), page);
      // A statement that ends somewhere in the middle would be taken for the whole.
      if (body.total > mostRows) {
        throw refuse('STATEMENT_TOO_LONG', { total: body.total, most: mostRows }, 'from');
      }
      await sendTable(ctx, statementTable(body, query.language ?? language), query.format);
      return undefined;
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/trial-balance',
    permission: 'fund.books',
    input: { query: z.strictObject({ on: day.optional() }) },
    handler: async ({ strapi, query: { on } }) => ({
      data: await trialBalanceOn(strapi, on ?? null),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/trial-balance/export',
    permission: 'fund.books',
    input: { query: z.strictObject({ on: day.optional(), ...asFile }) },
    handler: async ({ strapi, query: { on, format, ...query }, language, ctx }) => {
      const body = await trialBalanceOn(strapi, on ?? null);
      await sendTable(ctx, trialBalanceTable(body, query.language ?? language), format);
      return undefined;
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/transfers/:number',
    permission: 'fund.books',
    input: {
      params: z.strictObject({ number: decimal({ min: 1, max: Number.MAX_SAFE_INTEGER }) }),
    },
    handler: async ({ strapi, params, ctx }) => ({
      data: await transferDetail(strapi, params.number, { trail: isPermitted(ctx, 'audit.read') }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/ledger/verification',
    permission: 'fund.verify',
    handler: async ({ strapi }) => ({ data: await verificationOf(strapi) }),
  }),
];

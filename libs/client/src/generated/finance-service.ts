// Made by `npm run docs:api` from the document of the service; a check fails where it differs.

export interface paths {
    "/v1/departments/{department}/employees/{employee}/bonuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A one-time bonus, paid in the period that holds its pay date */
        post: operations["grantBonus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/employees/{employee}/scheduled-bonuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A bonus that comes again, from a date on */
        post: operations["scheduleBonus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/employees/{employee}/scheduled-bonuses/{update}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A scheduled bonus ends early */
        post: operations["stopBonus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/employees/{employee}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A signed amount beside the salary: overtime, unpaid leave, a deduction */
        post: operations["adjustEarning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/employees/{employee}/updates/{update}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an update of Finance back, as if it had never been */
        post: operations["reverseUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The budget of a period; the latest one of a period holds */
        post: operations["setBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/employees/{employee}/updates/{update}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a held update count
         * @description The author of an update never decides on it. The body may be left out.
         */
        post: operations["approveUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/employees/{employee}/updates/{update}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuses a held update
         * @description The author of an update never decides on it.
         */
        post: operations["declineUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest imports of your client, the newest first */
        get: operations["listImports"];
        put?: never;
        /**
         * Takes a file of updates, each line once however often the file is sent
         * @description The file is read as it arrives; its size is no matter, its lines are 5,000,000 at most. A line has its own `key`, or one that is derived from the name of the import and its content, so that a file sent again under the same name applies only what is new. `Accept: application/x-ndjson` has the outcome of every line as it comes, otherwise the answer comes at the end. Faulty lines spoil no other.
         */
        post: operations["importUpdates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, or how it ended */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{import}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as it changes, as server-sent events
         * @description `progress` events while the import runs, then one `end`; the data of each is the import.
         */
        get: operations["followImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process works
         * @description Dead is what a new process mends, never what another server decides.
         */
        get: operations["livez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether everything the service needs is there */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The numbers of this service, in the text form of Prometheus
         * @description Guarded by a secret of the scraper, not by tokens of people.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["readApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page to read this document and to try its requests */
        get: operations["readDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of that page's */
        get: operations["readDocsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @example {
         *       "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *       "topic": "salary-updates",
         *       "partition": 3,
         *       "offset": "1204"
         *     }
         */
        Accepted: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary-updates */
            topic: string;
            /** @example 3 */
            partition: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset: string;
            /** @enum {string} */
            state?: "pending" | "held" | "declined" | "reversed" | "rejected";
            anomalies?: string[];
        };
        /**
         * @description Something doubtful about what was applied; it changes no amount.
         * @example {
         *       "code": "SALARY_MISSING",
         *       "detail": "no salary from 2026-11-01 to 2026-11-15"
         *     }
         */
        Anomaly: {
            /** @enum {string} */
            code: "ALREADY_EMPLOYED" | "BONUS_AFTER_LEAVING" | "BONUS_BEFORE_HIRE" | "DEPARTMENT_DIFFERS" | "EMPLOYMENT_IMPLIED" | "HELD" | "NEGATIVE_PAY" | "NOT_EMPLOYED" | "ORPHAN_DECISION" | "ORPHAN_REVERSAL" | "ORPHAN_STOP" | "OTHER_DEPARTMENTS_PARTITION" | "RAISE_OVER_LIMIT" | "RAISE_WITHOUT_SALARY" | "SALARY_MISSING" | "SELF_APPROVAL";
            detail: string;
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId?: string;
        };
        /**
         * @example {
         *       "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *       "topic": "salary-updates",
         *       "partition": 4,
         *       "offset": "1",
         *       "state": "applied",
         *       "pay": {
         *         "employeeId": "D-1",
         *         "department": "design",
         *         "period": {
         *           "id": "2026-11-01",
         *           "schedule": "monthly",
         *           "start": "2026-11-01",
         *           "end": "2026-11-30"
         *         },
         *         "gross": [
         *           {
         *             "amount": "2500.00",
         *             "currency": "EUR"
         *           }
         *         ],
         *         "lines": [
         *           {
         *             "kind": "base",
         *             "amount": {
         *               "amount": "2500.00",
         *               "currency": "EUR"
         *             },
         *             "department": "design",
         *             "earned": {
         *               "start": "2026-11-16",
         *               "end": "2026-11-30"
         *             },
         *             "quantity": "15",
         *             "rate": "166.6666666667",
         *             "method": "CALENDAR_DAYS",
         *             "sources": [
         *               {
         *                 "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *                 "topic": "salary-updates",
         *                 "partition": 4,
         *                 "offset": "1",
         *                 "actor": "hr@acme"
         *               }
         *             ]
         *           }
         *         ],
         *         "anomalies": [
         *           {
         *             "code": "DEPARTMENT_DIFFERS",
         *             "detail": "the update names sales, in force is design; approved by approver@acme",
         *             "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22"
         *           }
         *         ],
         *         "asOf": {
         *           "3": 1205,
         *           "4": 12
         *         },
         *         "final": true
         *       }
         *     }
         */
        Applied: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary-updates */
            topic: string;
            /** @example 3 */
            partition: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset: string;
            /** @constant */
            state: "applied";
            anomalies?: string[];
            /** @description the month of the effective date; absent for who may not read it */
            pay?: components["schemas"]["EmployeePay"];
        };
        /** @description First and last day, both inclusive. */
        Days: {
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            end: string;
        };
        /**
         * @example {
         *       "employeeId": "D-1",
         *       "department": "design",
         *       "period": {
         *         "id": "2026-11-01",
         *         "schedule": "monthly",
         *         "start": "2026-11-01",
         *         "end": "2026-11-30"
         *       },
         *       "gross": [
         *         {
         *           "amount": "2500.00",
         *           "currency": "EUR"
         *         }
         *       ],
         *       "lines": [
         *         {
         *           "kind": "base",
         *           "amount": {
         *             "amount": "2500.00",
         *             "currency": "EUR"
         *           },
         *           "department": "design",
         *           "earned": {
         *             "start": "2026-11-16",
         *             "end": "2026-11-30"
         *           },
         *           "quantity": "15",
         *           "rate": "166.6666666667",
         *           "method": "CALENDAR_DAYS",
         *           "sources": [
         *             {
         *               "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *               "topic": "salary-updates",
         *               "partition": 4,
         *               "offset": "1",
         *               "actor": "hr@acme"
         *             }
         *           ]
         *         }
         *       ],
         *       "anomalies": [
         *         {
         *           "code": "DEPARTMENT_DIFFERS",
         *           "detail": "the update names sales, in force is design; approved by approver@acme",
         *           "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22"
         *         }
         *       ],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        EmployeePay: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            /**
             * @description the department's id; empty where nobody was employed
             * @example engineering
             */
            department: string;
            period: components["schemas"]["PeriodShown"];
            /** @description the pay periods in the answer, where the month asked for has several */
            periods?: components["schemas"]["PeriodShown"][];
            /** @description one sum per currency */
            gross: components["schemas"]["MoneyShown"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
            lines: components["schemas"]["PayLine"][];
            /** @description what posted runs still owe; no part of gross */
            retro?: components["schemas"]["RetroOfRun"][];
            anomalies: components["schemas"]["Anomaly"][];
        };
        /**
         * @example {
         *       "importId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b41",
         *       "name": "salaries-2026-11",
         *       "format": "csv",
         *       "dryRun": false,
         *       "actor": "hr@acme",
         *       "state": "completed",
         *       "lines": 3,
         *       "accepted": 1,
         *       "acceptable": 0,
         *       "known": 1,
         *       "refused": 1,
         *       "unchecked": 0,
         *       "bytes": 174,
         *       "startedAt": "2026-11-26T13:13:44.697Z",
         *       "endedAt": "2026-11-26T13:13:44.907Z",
         *       "problems": [
         *         {
         *           "line": 4,
         *           "code": "LINE_INVALID",
         *           "detail": "The line has one fault; see errors.",
         *           "errors": [
         *             {
         *               "column": "amount.amount",
         *               "position": 4,
         *               "detail": "EUR has 2 decimals, 3 were given"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        Import: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            importId: string;
            /** @example salaries-2026-11 */
            name: string;
            /** @enum {string} */
            format: "ndjson" | "csv";
            dryRun: boolean;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
            /** @enum {string} */
            state: "running" | "completed" | "interrupted";
            /**
             * @description read so far: accepted, acceptable, known and refused together
             * @example 12
             */
            lines: number;
            /** @example 12 */
            accepted: number;
            /**
             * @description only in a dry run, where nothing is accepted
             * @example 12
             */
            acceptable: number;
            /** @example 12 */
            known: number;
            /** @example 12 */
            refused: number;
            /**
             * @description of those accepted: the ledger could not be asked, so some may be known to it; they count once all the same
             * @example 12
             */
            unchecked: number;
            /** @example 12 */
            bytes: number;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            endedAt?: string;
            /** @description of an interrupted import: why */
            because?: string;
            /** @description the first hundred; in the answer to the file itself the first thousand */
            problems: components["schemas"]["NumberedLineProblem"][];
        };
        ImportCounts: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            importId: string;
            /** @example salaries-2026-11 */
            name: string;
            /** @enum {string} */
            format: "ndjson" | "csv";
            dryRun: boolean;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
            /** @enum {string} */
            state: "running" | "completed" | "interrupted";
            /**
             * @description read so far: accepted, acceptable, known and refused together
             * @example 12
             */
            lines: number;
            /** @example 12 */
            accepted: number;
            /**
             * @description only in a dry run, where nothing is accepted
             * @example 12
             */
            acceptable: number;
            /** @example 12 */
            known: number;
            /** @example 12 */
            refused: number;
            /**
             * @description of those accepted: the ledger could not be asked, so some may be known to it; they count once all the same
             * @example 12
             */
            unchecked: number;
            /** @example 12 */
            bytes: number;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            endedAt?: string;
            /** @description of an interrupted import: why */
            because?: string;
        };
        /**
         * @description An outcome for each line of the file, `progress` once a second, and at the end `import`: with `problem` where the import was cut short.
         * @example {
         *       "line": 4,
         *       "state": "refused",
         *       "problem": {
         *         "code": "LINE_INVALID",
         *         "detail": "The line has one fault; see errors.",
         *         "errors": [
         *           {
         *             "column": "amount.amount",
         *             "position": 4,
         *             "detail": "EUR has 2 decimals, 3 were given"
         *           }
         *         ]
         *       }
         *     }
         */
        ImportLine: components["schemas"]["LineOutcome"] | {
            progress: components["schemas"]["ImportCounts"];
        } | {
            import: components["schemas"]["ImportCounts"];
            problem?: components["schemas"]["Problem"];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "importId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b41",
         *           "name": "salaries-2026-11",
         *           "format": "csv",
         *           "dryRun": false,
         *           "actor": "hr@acme",
         *           "state": "completed",
         *           "lines": 3,
         *           "accepted": 1,
         *           "acceptable": 0,
         *           "known": 1,
         *           "refused": 1,
         *           "unchecked": 0,
         *           "bytes": 174,
         *           "startedAt": "2026-11-26T13:13:44.697Z",
         *           "endedAt": "2026-11-26T13:13:44.907Z",
         *           "problems": [
         *             {
         *               "line": 4,
         *               "code": "LINE_INVALID",
         *               "detail": "The line has one fault; see errors.",
         *               "errors": [
         *                 {
         *                   "column": "amount.amount",
         *                   "position": 4,
         *                   "detail": "EUR has 2 decimals, 3 were given"
         *                 }
         *               ]
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        ImportList: {
            items: components["schemas"]["Import"][];
        };
        /**
         * @description First and last day, both inclusive.
         * @example {
         *       "start": "2026-11-01",
         *       "end": "2026-11-30"
         *     }
         */
        InclusiveSpan: {
            /**
             * Format: date
             * @example 2026-11-01
             */
            start: string;
            /**
             * Format: date
             * @example 2026-11-01
             */
            end: string;
        };
        /**
         * @description accepted: every in-sync replica has it. acceptable: it would be, in a dry run. known: the ledger, or an earlier line, has this very update. refused: it is nowhere.
         * @example {
         *       "line": 2,
         *       "state": "accepted",
         *       "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *       "partition": 3,
         *       "offset": "1204"
         *     }
         */
        LineOutcome: {
            /**
             * @description counted from 1, a header row among them
             * @example 3
             */
            line: number;
            /** @enum {string} */
            state: "accepted" | "known";
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example 3 */
            partition?: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset?: string;
        } | {
            /**
             * @description counted from 1, a header row among them
             * @example 3
             */
            line: number;
            /** @constant */
            state: "acceptable";
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
        } | {
            /**
             * @description counted from 1, a header row among them
             * @example 3
             */
            line: number;
            /** @constant */
            state: "refused";
            problem: components["schemas"]["LineProblem"];
        };
        /** @description What is wrong with one line of a file. */
        LineProblem: {
            /** @enum {string} */
            code: "BODY_INVALID" | "DEPARTMENT_UNKNOWN" | "EMPLOYEE_UNKNOWN" | "UPDATE_UNKNOWN" | "REJECTED_RECORD_UNKNOWN" | "ALREADY_DECIDED" | "PARTITION_UNKNOWN" | "PARTITION_NOT_HALTED" | "ANSWER_IMPOSSIBLE" | "PAY_RUN_EXISTS" | "PAY_RUN_UNKNOWN" | "POLICY_REFUSED" | "THRESHOLD_REFUSED" | "IMPORT_HEADER_INVALID" | "IMPORT_INTERRUPTED" | "IMPORT_UNKNOWN" | "LINE_INVALID" | "LINE_UNREADABLE" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "LOG_UNAVAILABLE" | "INTAKE_BUSY" | "NOT_YET_APPLIED" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "URL_INVALID" | "ID_INVALID" | "QUERY_INVALID" | "TOKEN_MISSING" | "TOKEN_INVALID" | "ROLE_NOT_ALLOWED" | "DEPARTMENT_OUT_OF_SCOPE" | "SELF_APPROVAL" | "UPDATE_OF_OTHER_SERVICE" | "ROUTE_UNKNOWN" | "METHOD_NOT_ALLOWED" | "REQUEST_TIMEOUT" | "BODY_TOO_LARGE" | "URL_TOO_LONG" | "CONTENT_TYPE_UNSUPPORTED" | "STREAMS_EXHAUSTED" | "RATE_LIMITED" | "HEADERS_TOO_LARGE" | "IDENTITY_UNAVAILABLE" | "DIRECTORY_UNAVAILABLE" | "BOOKS_UNAVAILABLE" | "INTERNAL";
            detail: string;
            /** @description every fault of the line at once */
            errors?: {
                /** @description JSON pointer (RFC 6901) into the line */
                pointer?: string;
                /** @description of a CSV file: the name of the column */
                column?: string;
                /** @description of a CSV file: the number of the column, from 1 */
                position?: number;
                detail: string;
            }[];
        };
        /**
         * @example {
         *       "status": "alive"
         *     }
         */
        Liveness: {
            /** @enum {string} */
            status: "alive" | "dead";
            checks?: {
                [key: string]: {
                    ok: boolean;
                    detail?: string;
                };
            };
        };
        /**
         * @description An exact amount: a string, with no more decimals than the currency has.
         * @example {
         *       "amount": "60000.00",
         *       "currency": "EUR"
         *     }
         */
        Money: {
            amount: string;
            currency: string;
        };
        /**
         * @description An exact amount.
         * @example {
         *       "amount": "5000.00",
         *       "currency": "EUR"
         *     }
         */
        MoneyShown: {
            /**
             * @description a decimal string with the decimals of its currency
             * @example 5000.00
             */
            amount: string;
            /**
             * @description ISO 4217
             * @example EUR
             */
            currency: string;
        };
        /** @description What is wrong with which line of a file. */
        NumberedLineProblem: {
            /**
             * @description counted from 1, a header row among them
             * @example 3
             */
            line: number;
            /** @enum {string} */
            code: "BODY_INVALID" | "DEPARTMENT_UNKNOWN" | "EMPLOYEE_UNKNOWN" | "UPDATE_UNKNOWN" | "REJECTED_RECORD_UNKNOWN" | "ALREADY_DECIDED" | "PARTITION_UNKNOWN" | "PARTITION_NOT_HALTED" | "ANSWER_IMPOSSIBLE" | "PAY_RUN_EXISTS" | "PAY_RUN_UNKNOWN" | "POLICY_REFUSED" | "THRESHOLD_REFUSED" | "IMPORT_HEADER_INVALID" | "IMPORT_INTERRUPTED" | "IMPORT_UNKNOWN" | "LINE_INVALID" | "LINE_UNREADABLE" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "LOG_UNAVAILABLE" | "INTAKE_BUSY" | "NOT_YET_APPLIED" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "URL_INVALID" | "ID_INVALID" | "QUERY_INVALID" | "TOKEN_MISSING" | "TOKEN_INVALID" | "ROLE_NOT_ALLOWED" | "DEPARTMENT_OUT_OF_SCOPE" | "SELF_APPROVAL" | "UPDATE_OF_OTHER_SERVICE" | "ROUTE_UNKNOWN" | "METHOD_NOT_ALLOWED" | "REQUEST_TIMEOUT" | "BODY_TOO_LARGE" | "URL_TOO_LONG" | "CONTENT_TYPE_UNSUPPORTED" | "STREAMS_EXHAUSTED" | "RATE_LIMITED" | "HEADERS_TOO_LARGE" | "IDENTITY_UNAVAILABLE" | "DIRECTORY_UNAVAILABLE" | "BOOKS_UNAVAILABLE" | "INTERNAL";
            detail: string;
            /** @description every fault of the line at once */
            errors?: {
                /** @description JSON pointer (RFC 6901) into the line */
                pointer?: string;
                /** @description of a CSV file: the name of the column */
                column?: string;
                /** @description of a CSV file: the number of the column, from 1 */
                position?: number;
                detail: string;
            }[];
        };
        /**
         * @description Per partition the next offset that the figures do not contain: everything below is in them.
         * @example {
         *       "0": 123,
         *       "3": 456
         *     }
         */
        OffsetVector: {
            [key: string]: number;
        };
        /** @description One amount, rounded once, with the updates that it comes from. */
        PayLine: {
            /** @enum {string} */
            kind: "base" | "bonus" | "scheduledBonus" | "adjustment" | "retro";
            amount: components["schemas"]["MoneyShown"];
            /**
             * @description where the cost lies
             * @example engineering
             */
            department: string;
            earned: components["schemas"]["Days"];
            /** @description days or hours paid, of a base line */
            quantity?: string;
            /** @description the amount per unit of quantity; it explains, and is no factor */
            rate?: string;
            /** @enum {string} */
            method?: "CALENDAR_DAYS" | "WORKING_DAYS" | "ANNUAL_260" | "ANNUAL_365" | "FIXED_30" | "HOURS";
            /** @description what a percent bonus was taken of */
            share?: {
                percent: string;
                /** @enum {string} */
                of: "annualSalary" | "periodSalary" | "proratedPeriodSalary";
            };
            code?: string;
            sources: components["schemas"]["Source"][];
            /**
             * Format: date
             * @description the id of the period that pays the line, where there are several
             * @example 2026-11-30
             */
            paidIn?: string;
        };
        /**
         * @example monthly
         * @enum {string}
         */
        PaySchedule: "weekly" | "biweekly" | "fourWeekly" | "semiMonthly" | "monthly";
        /** @description A pay period, or a month over several schedules (`all`). */
        PeriodShown: {
            /**
             * Format: date
             * @description the first day
             * @example 2026-11-30
             */
            id: string;
            schedule: components["schemas"]["PaySchedule"] | "all";
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /**
             * Format: date
             * @description the last day, inclusive
             * @example 2026-11-30
             */
            end: string;
        };
        /**
         * @description An exact amount: a string, with no more decimals than the currency has.
         * @example {
         *       "amount": "60000.00",
         *       "currency": "EUR"
         *     }
         */
        PositiveMoney: {
            amount: string;
            currency: string;
        };
        /** @description Why a request was refused. Build on `code`, never on the texts. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "BODY_INVALID" | "DEPARTMENT_UNKNOWN" | "EMPLOYEE_UNKNOWN" | "UPDATE_UNKNOWN" | "REJECTED_RECORD_UNKNOWN" | "ALREADY_DECIDED" | "PARTITION_UNKNOWN" | "PARTITION_NOT_HALTED" | "ANSWER_IMPOSSIBLE" | "PAY_RUN_EXISTS" | "PAY_RUN_UNKNOWN" | "POLICY_REFUSED" | "THRESHOLD_REFUSED" | "IMPORT_HEADER_INVALID" | "IMPORT_INTERRUPTED" | "IMPORT_UNKNOWN" | "LINE_INVALID" | "LINE_UNREADABLE" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "LOG_UNAVAILABLE" | "INTAKE_BUSY" | "NOT_YET_APPLIED" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "URL_INVALID" | "ID_INVALID" | "QUERY_INVALID" | "TOKEN_MISSING" | "TOKEN_INVALID" | "ROLE_NOT_ALLOWED" | "DEPARTMENT_OUT_OF_SCOPE" | "SELF_APPROVAL" | "UPDATE_OF_OTHER_SERVICE" | "ROUTE_UNKNOWN" | "METHOD_NOT_ALLOWED" | "REQUEST_TIMEOUT" | "BODY_TOO_LARGE" | "URL_TOO_LONG" | "CONTENT_TYPE_UNSUPPORTED" | "STREAMS_EXHAUSTED" | "RATE_LIMITED" | "HEADERS_TOO_LARGE" | "IDENTITY_UNAVAILABLE" | "DIRECTORY_UNAVAILABLE" | "BOOKS_UNAVAILABLE" | "INTERNAL";
            /** @description what is wrong with this request, and what to do */
            detail: string;
            /** @description every fault, by JSON pointer (RFC 6901) or by the name of the parameter */
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
        /**
         * @example {
         *       "status": "ready",
         *       "checks": {
         *         "log": {
         *           "ok": true
         *         },
         *         "directory": {
         *           "ok": true
         *         }
         *       }
         *     }
         */
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not ready";
            checks: {
                [key: string]: {
                    ok: boolean;
                    detail?: string;
                };
            };
        };
        /** @description A line of a difference, with the period that it was earned in. */
        RetroLine: {
            /** @enum {string} */
            kind: "base" | "bonus" | "scheduledBonus" | "adjustment" | "retro";
            amount: components["schemas"]["MoneyShown"];
            /**
             * @description where the cost lies
             * @example engineering
             */
            department: string;
            earned: components["schemas"]["Days"];
            /** @description days or hours paid, of a base line */
            quantity?: string;
            /** @description the amount per unit of quantity; it explains, and is no factor */
            rate?: string;
            /** @enum {string} */
            method?: "CALENDAR_DAYS" | "WORKING_DAYS" | "ANNUAL_260" | "ANNUAL_365" | "FIXED_30" | "HOURS";
            /** @description what a percent bonus was taken of */
            share?: {
                percent: string;
                /** @enum {string} */
                of: "annualSalary" | "periodSalary" | "proratedPeriodSalary";
            };
            code?: string;
            sources: components["schemas"]["Source"][];
            /**
             * Format: date
             * @description the id of the period that pays the line, where there are several
             * @example 2026-11-30
             */
            paidIn?: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            periodEarned: string;
        };
        /** @description What one posted run should have paid, what was paid, what is open. */
        RetroOfRun: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            run: string;
            schedule: components["schemas"]["PaySchedule"];
            period: components["schemas"]["PeriodShown"];
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            sealedAt: string;
            /** @description one sum per currency */
            recalculated: components["schemas"]["MoneyShown"][];
            /** @description one sum per currency */
            paid: components["schemas"]["MoneyShown"][];
            /** @description recalculated less paid, per currency: negative where too much was paid */
            open: components["schemas"]["MoneyShown"][];
            lines: components["schemas"]["RetroLine"][];
        };
        /**
         * @description An exact amount: a string, with no more decimals than the currency has.
         * @example {
         *       "amount": "60000.00",
         *       "currency": "EUR"
         *     }
         */
        SignedMoney: {
            amount: string;
            currency: string;
        };
        /** @description The record that a figure comes from. */
        Source: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary-updates */
            topic: string;
            /** @example 3 */
            partition: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
        };
    };
    responses: {
        /** @description BODY_INVALID: The request body is not valid. IDEMPOTENCY_KEY_MISSING: The Idempotency-Key header is missing or malformed. BODY_NOT_JSON: The request body is not one JSON value with one meaning. REQUEST_MALFORMED: The request cannot be read. URL_INVALID: The URL is malformed. ID_INVALID: An id in the URL is malformed. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "BODY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "URL_INVALID" | "ID_INVALID" | "QUERY_INVALID";
                };
            };
        };
        /** @description TOKEN_MISSING: A bearer token is required. TOKEN_INVALID: The bearer token is not accepted. */
        Refused401: {
            headers: {
                /** @description RFC 6750: what is wrong with the token. */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "TOKEN_MISSING" | "TOKEN_INVALID";
                };
            };
        };
        /** @description ROLE_NOT_ALLOWED: The role of the token does not allow this. DEPARTMENT_OUT_OF_SCOPE: The token is not for this department. */
        Refused403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "ROLE_NOT_ALLOWED" | "DEPARTMENT_OUT_OF_SCOPE";
                };
            };
        };
        /** @description DEPARTMENT_UNKNOWN: No such department. */
        DEPARTMENT_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "DEPARTMENT_UNKNOWN";
                };
            };
        };
        /** @description REQUEST_TIMEOUT: The request did not arrive in time. */
        REQUEST_TIMEOUT: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 408;
                    /** @enum {unknown} */
                    code?: "REQUEST_TIMEOUT";
                };
            };
        };
        /** @description BODY_TOO_LARGE: The request body is too large. */
        BODY_TOO_LARGE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "BODY_TOO_LARGE";
                };
            };
        };
        /** @description URL_TOO_LONG: The URL is too long. */
        URL_TOO_LONG: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 414;
                    /** @enum {unknown} */
                    code?: "URL_TOO_LONG";
                };
            };
        };
        /** @description CONTENT_TYPE_UNSUPPORTED: The content type is not supported. */
        CONTENT_TYPE_UNSUPPORTED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "CONTENT_TYPE_UNSUPPORTED";
                };
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED: The Idempotency-Key was used for other content. */
        IDEMPOTENCY_KEY_REUSED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "IDEMPOTENCY_KEY_REUSED";
                };
            };
        };
        /** @description RATE_LIMITED: Too many requests in a minute. */
        RATE_LIMITED: {
            headers: {
                /** @description Seconds after which the same request may be sent again. */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "RATE_LIMITED";
                };
            };
        };
        /** @description HEADERS_TOO_LARGE: The request headers are too large. */
        HEADERS_TOO_LARGE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 431;
                    /** @enum {unknown} */
                    code?: "HEADERS_TOO_LARGE";
                };
            };
        };
        /** @description INTERNAL: Something went wrong on our side. */
        INTERNAL: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "INTERNAL";
                };
            };
        };
        /** @description LOG_UNAVAILABLE: The update log cannot be written at the moment. INTAKE_BUSY: Too many updates are waiting to be written. IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. DIRECTORY_UNAVAILABLE: The department directory cannot be read at the moment. */
        Refused503: {
            headers: {
                /** @description Seconds after which the same request may be sent again. */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "LOG_UNAVAILABLE" | "INTAKE_BUSY" | "IDENTITY_UNAVAILABLE" | "DIRECTORY_UNAVAILABLE";
                };
            };
        };
        /** @description ROLE_NOT_ALLOWED: The role of the token does not allow this. DEPARTMENT_OUT_OF_SCOPE: The token is not for this department. UPDATE_OF_OTHER_SERVICE: The update belongs to the other department service. */
        Refused403_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "ROLE_NOT_ALLOWED" | "DEPARTMENT_OUT_OF_SCOPE" | "UPDATE_OF_OTHER_SERVICE";
                };
            };
        };
        /** @description ROLE_NOT_ALLOWED: The role of the token does not allow this. DEPARTMENT_OUT_OF_SCOPE: The token is not for this department. SELF_APPROVAL: Nobody decides on an update of their own. UPDATE_OF_OTHER_SERVICE: The update belongs to the other department service. */
        Refused403_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "ROLE_NOT_ALLOWED" | "DEPARTMENT_OUT_OF_SCOPE" | "SELF_APPROVAL" | "UPDATE_OF_OTHER_SERVICE";
                };
            };
        };
        /** @description BODY_INVALID: The request body is not valid. IMPORT_HEADER_INVALID: The header row of the file is not valid. BODY_NOT_JSON: The request body is not one JSON value with one meaning. REQUEST_MALFORMED: The request cannot be read. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "BODY_INVALID" | "IMPORT_HEADER_INVALID" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "QUERY_INVALID";
                };
            };
        };
        /** @description ROLE_NOT_ALLOWED: The role of the token does not allow this. */
        ROLE_NOT_ALLOWED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "ROLE_NOT_ALLOWED";
                };
            };
        };
        /** @description IMPORT_INTERRUPTED: The import was stopped before the end of the file. LOG_UNAVAILABLE: The update log cannot be written at the moment. INTAKE_BUSY: Too many updates are waiting to be written. IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. DIRECTORY_UNAVAILABLE: The department directory cannot be read at the moment. */
        Refused503_2: {
            headers: {
                /** @description Seconds after which the same request may be sent again. */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "IMPORT_INTERRUPTED" | "LOG_UNAVAILABLE" | "INTAKE_BUSY" | "IDENTITY_UNAVAILABLE" | "DIRECTORY_UNAVAILABLE";
                };
            };
        };
        /** @description REQUEST_MALFORMED: The request cannot be read. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "REQUEST_MALFORMED" | "QUERY_INVALID";
                };
            };
        };
        /** @description IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. BOOKS_UNAVAILABLE: The books cannot be read at the moment. */
        Refused503_3: {
            headers: {
                /** @description Seconds after which the same request may be sent again. */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "IDENTITY_UNAVAILABLE" | "BOOKS_UNAVAILABLE";
                };
            };
        };
        /** @description REQUEST_MALFORMED: The request cannot be read. URL_INVALID: The URL is malformed. ID_INVALID: An id in the URL is malformed. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400_4: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "REQUEST_MALFORMED" | "URL_INVALID" | "ID_INVALID" | "QUERY_INVALID";
                };
            };
        };
        /** @description IMPORT_UNKNOWN: No such import. */
        IMPORT_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "IMPORT_UNKNOWN";
                };
            };
        };
        /** @description ROUTE_UNKNOWN: There is nothing at this URL. */
        ROUTE_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "ROUTE_UNKNOWN";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    grantBonus: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount?: components["schemas"]["PositiveMoney"];
                    /** @example 3.5 */
                    percent?: string;
                    /** @enum {string} */
                    of?: "annualSalary" | "periodSalary" | "proratedPeriodSalary";
                    /**
                     * Format: date
                     * @example 2026-11-01
                     */
                    payDate: string;
                    /** @example SPOT */
                    code?: string;
                    /** @example Annual review */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    scheduleBonus: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["PositiveMoney"];
                    /**
                     * Format: date
                     * @example 2026-11-01
                     */
                    startDate: string;
                    /**
                     * Format: date
                     * @example 2026-11-01
                     */
                    lastDate?: string;
                    /**
                     * @default month
                     * @enum {string}
                     */
                    every?: "payPeriod" | "month" | "quarter" | "year";
                    /** @example SPOT */
                    code?: string;
                    /** @example Annual review */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    stopBonus: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
                update: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2026-11-01
                     */
                    lastDate: string;
                    /** @example Annual review */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403_2"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    adjustEarning: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["SignedMoney"];
                    /** @example SPOT */
                    code: string;
                    earned: components["schemas"]["InclusiveSpan"];
                    /**
                     * Format: date
                     * @example 2026-11-01
                     */
                    payDate: string;
                    /** @example Annual review */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    reverseUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
                update: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Annual review */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403_2"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    setBudget: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["Money"];
                    period: components["schemas"]["InclusiveSpan"];
                    /** @example Annual review */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    approveUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
                update: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @example Annual review */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403_3"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    declineUpdate: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for every new update; the same update sent again takes the same value, and counts once. */
                "Idempotency-Key": string;
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
                update: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Annual review */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request asked to wait, and the update is in the books. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"];
                };
            };
            /** @description Every in-sync replica of the log has it: it counts once, whatever happens. */
            202: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    /** @description The wait that was granted, where one was asked for. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403_3"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_3"];
        };
    };
    importUpdates: {
        parameters: {
            query: {
                /** @description stands in the derived keys: the same for the same file */
                name: string;
                /** @description checks everything and sends nothing */
                dryRun?: "true" | "false";
                /** @description which lines a streamed answer tells of */
                results?: "all" | "problems";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description The file was read to its end. In the short form with the first thousand problems, as NDJSON with everything. */
            200: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                    "application/x-ndjson": components["schemas"]["ImportLine"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_2"];
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["IMPORT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_3"];
        };
    };
    followImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events until the import ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        /** @enum {string} */
                        event: "progress" | "end";
                        data: string;
                    };
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["IMPORT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_3"];
        };
    };
    livez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            400: components["responses"]["Refused400_3"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            /** @description Restart it. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send it requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["Refused400_3"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            /** @description Send requests elsewhere; `checks` says what is missing. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
        };
    };
    readApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        openapi: "3.1.0";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refused400_3"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
        };
    };
    readDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Refused400_3"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
        };
    };
    readDocsFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: "swagger-ui.css" | "swagger-ui-bundle.js" | "start.js" | "favicon-32x32.png";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_4"];
            404: components["responses"]["ROUTE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
        };
    };
}

// Made by `npm run docs:api` from the document of the service; a check fails where it differs.

export interface paths {
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments in order of id */
        get: operations["listDepartments"];
        put?: never;
        /** Creates a department, changes it, or finds it as asked */
        post: operations["putDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One department */
        get: operations["readDepartment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employee}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an employee is paid in a period, line by line
         * @description A clerk's scope must hold every department of the answer. With `after`, the answer waits until that record is in the books.
         */
        get: operations["readEmployeePay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a department pays in a period: totals over everybody, and a page of its employees */
        get: operations["readDepartmentPay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a department pays in a period */
        get: operations["readDepartmentTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/accrual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a department's pay in a month comes to, beside its budgets */
        get: operations["readDepartmentAccrual"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every department pays in a period
         * @description Clerks need a scope of all departments.
         */
        get: operations["readCompanyTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People by part of id or name, department and status today
         * @description A clerk finds people of the departments in scope. A page may be short although `next` says that more follow.
         */
        get: operations["findEmployees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employee}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How somebody stands on a date, today unless told */
        get: operations["readEmployee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employee}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives somebody a name
         * @description Names are no part of the books: they may come before the first update, and be erased.
         */
        put: operations["putProfile"];
        post?: never;
        /** Erases a name, also where there is none */
        delete: operations["eraseProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employee}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every fact and every update of an employee
         * @description With `against`, what is known beyond what was known then. A clerk's scope must hold every department of the history.
         */
        get: operations["readHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/held-updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The updates that wait for an approval, in order of employee
         * @description A clerk sees those that name a department in scope or fall into it. A page may be short although `next` says that more follow.
         */
        get: operations["listHeldUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/updates/{update}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of an update
         * @description `at` (from the Location of a submission) tells "not applied yet" from "no such update".
         */
        get: operations["readUpdate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every entry of the books as it is applied, as server-sent events
         * @description A `change` event for each entry of the departments in scope; its id goes into Last-Event-ID, as browsers do it, or into `after` to go on from there. Entries have no amounts.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rejected-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records that can never be applied, by partition and offset
         * @description Their bytes may hold pay, so the role payroll alone gets them.
         */
        get: operations["listRejectedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rejected-records/{partition}/{offset}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a rejected record to its partition again, as it is or edited
         * @description An edit makes an update under the name of who sends it: it needs the role payroll.
         */
        post: operations["retryRejectedRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rejected-records/{partition}/{offset}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides that a rejected record is not sent again */
        post: operations["discardRejectedRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where every partition stands, and what became of its offsets */
        get: operations["listPartitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partitions/{partition}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the consumer look at the log of a halted partition again */
        post: operations["resumePartition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partitions/{partition}/skip-to": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives up the offsets of a halted partition below one, by name and with a reason */
        post: operations["skipPartitionTo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posted runs, the latest first */
        get: operations["listPayRuns"];
        put?: never;
        /** Seals a period as the books stand now, once and for ever */
        post: operations["sealPayRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run */
        get: operations["readPayRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-runs/{run}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statements of a run as they were frozen, by employee */
        get: operations["listStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-runs/{run}/missed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the run has no statement for, although they were employed in its period */
        get: operations["readMissed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employee}/retro": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Per posted run what should have been paid, what was paid, and what is open */
        get: operations["readRetro"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every policy version, in the order in which they were set */
        get: operations["listPayPolicies"];
        put?: never;
        /**
         * Sets the policy that holds from a period's start on
         * @description What it does not say is the default of the schedule.
         */
        post: operations["setPayPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approval-thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every threshold, in the order in which they were set */
        get: operations["listApprovalThresholds"];
        put?: never;
        /** Sets a limit above which a proposal for a department waits for an approval */
        post: operations["setApprovalThreshold"];
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
        Budget: {
            period: components["schemas"]["Days"];
            amount: components["schemas"]["MoneyShown"];
            /** @description the pay of the budget's months up to the one asked for */
            accrued?: components["schemas"]["MoneyShown"];
            /** @description negative where the budget is overspent */
            remaining?: components["schemas"]["MoneyShown"];
            source: components["schemas"]["Source"];
        };
        /**
         * @description An entry of the books, without its content.
         * @example {
         *       "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *       "type": "salary.set",
         *       "employeeId": "D-1",
         *       "department": "design",
         *       "effectiveDate": "2026-11-16",
         *       "recordedAt": "2026-11-16T13:13:28.862Z",
         *       "actor": "hr@acme",
         *       "topic": "salary-updates",
         *       "partition": 4,
         *       "offset": "1",
         *       "outcome": "counts"
         *     }
         */
        Change: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary.set */
            type: string;
            /** @description of a budget the id of its department */
            employeeId: string;
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            effectiveDate: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
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
             * @description repeated: another record of the same update id is the one that counts
             * @enum {string}
             */
            outcome: "counts" | "repeated";
        };
        /**
         * @example {
         *       "period": {
         *         "id": "2026-11-01",
         *         "schedule": "monthly",
         *         "start": "2026-11-01",
         *         "end": "2026-11-30"
         *       },
         *       "employees": 12,
         *       "gross": [
         *         {
         *           "amount": "48250.00",
         *           "currency": "EUR"
         *         }
         *       ],
         *       "items": [
         *         {
         *           "department": "design",
         *           "employees": 12,
         *           "gross": [
         *             {
         *               "amount": "48250.00",
         *               "currency": "EUR"
         *             }
         *           ]
         *         }
         *       ],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        CompanyTotals: {
            period: components["schemas"]["PeriodShown"];
            /** @description the pay periods in the answer, where the month asked for has several */
            periods?: components["schemas"]["PeriodShown"][];
            /** @example 12 */
            employees: number;
            /** @description one sum per currency */
            gross: components["schemas"]["MoneyShown"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
            items: {
                /**
                 * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
                 * @example engineering
                 */
                department: string;
                /** @example 12 */
                employees: number;
                /** @description one sum per currency */
                gross: components["schemas"]["MoneyShown"][];
            }[];
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
         *       "id": "design",
         *       "name": "Design",
         *       "partitions": [
         *         4
         *       ],
         *       "version": 1
         *     }
         */
        Department: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            id: string;
            /** @example Engineering */
            name: string;
            partitions: number[];
            version: number;
        };
        /**
         * @example {
         *       "department": "design",
         *       "period": {
         *         "id": "2026-11-01",
         *         "schedule": "monthly",
         *         "start": "2026-11-01",
         *         "end": "2026-11-30"
         *       },
         *       "employees": 12,
         *       "accrued": [
         *         {
         *           "amount": "24125.00",
         *           "currency": "EUR"
         *         }
         *       ],
         *       "budgets": [
         *         {
         *           "period": {
         *             "start": "2026-10-01",
         *             "end": "2026-12-31"
         *           },
         *           "amount": {
         *             "amount": "150000.00",
         *             "currency": "EUR"
         *           },
         *           "accrued": {
         *             "amount": "72375.00",
         *             "currency": "EUR"
         *           },
         *           "remaining": {
         *             "amount": "77625.00",
         *             "currency": "EUR"
         *           },
         *           "source": {
         *             "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b23",
         *             "topic": "salary-updates",
         *             "partition": 4,
         *             "offset": "1",
         *             "actor": "hr@acme"
         *           }
         *         }
         *       ],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        DepartmentAccrual: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            period: components["schemas"]["PeriodShown"];
            /** @description the pay periods in the answer, where the month asked for has several */
            periods?: components["schemas"]["PeriodShown"][];
            /** @example 12 */
            employees: number;
            /** @description one sum per currency */
            accrued: components["schemas"]["MoneyShown"][];
            budgets: components["schemas"]["Budget"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "design",
         *           "name": "Design",
         *           "partitions": [
         *             4
         *           ],
         *           "version": 1
         *         }
         *       ],
         *       "next": "ZGVzaWdu"
         *     }
         */
        DepartmentPage: {
            items: components["schemas"]["Department"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
        };
        /**
         * @example {
         *       "department": "design",
         *       "period": {
         *         "id": "2026-11-01",
         *         "schedule": "monthly",
         *         "start": "2026-11-01",
         *         "end": "2026-11-30"
         *       },
         *       "employees": 12,
         *       "gross": [
         *         {
         *           "amount": "48250.00",
         *           "currency": "EUR"
         *         }
         *       ],
         *       "items": [
         *         {
         *           "employeeId": "D-1",
         *           "gross": [
         *             {
         *               "amount": "2500.00",
         *               "currency": "EUR"
         *             }
         *           ]
         *         }
         *       ],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        DepartmentPay: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            period: components["schemas"]["PeriodShown"];
            /** @description the pay periods in the answer, where the month asked for has several */
            periods?: components["schemas"]["PeriodShown"][];
            /** @example 12 */
            employees: number;
            /** @description one sum per currency */
            gross: components["schemas"]["MoneyShown"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
            items: {
                /**
                 * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
                 * @example E-1001
                 */
                employeeId: string;
                /** @description one sum per currency */
                gross: components["schemas"]["MoneyShown"][];
            }[];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
        };
        /**
         * @example {
         *       "department": "design",
         *       "period": {
         *         "id": "2026-11-01",
         *         "schedule": "monthly",
         *         "start": "2026-11-01",
         *         "end": "2026-11-30"
         *       },
         *       "employees": 12,
         *       "gross": [
         *         {
         *           "amount": "48250.00",
         *           "currency": "EUR"
         *         }
         *       ],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        DepartmentTotals: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            period: components["schemas"]["PeriodShown"];
            /** @description the pay periods in the answer, where the month asked for has several */
            periods?: components["schemas"]["PeriodShown"][];
            /** @example 12 */
            employees: number;
            /** @description one sum per currency */
            gross: components["schemas"]["MoneyShown"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
        };
        /**
         * @example {
         *       "employeeId": "D-1",
         *       "facts": [
         *         {
         *           "kind": "employment",
         *           "start": "2026-11-16",
         *           "end": null,
         *           "department": "design",
         *           "paySchedule": "monthly",
         *           "anomalies": [],
         *           "sources": [
         *             {
         *               "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b20",
         *               "topic": "salary-updates",
         *               "partition": 4,
         *               "offset": "0",
         *               "actor": "hr@acme",
         *               "recordedAt": "2026-11-16T13:13:28.862Z"
         *             }
         *           ]
         *         }
         *       ],
         *       "entries": [
         *         {
         *           "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22",
         *           "type": "bonus.granted",
         *           "version": 1,
         *           "department": "sales",
         *           "effectiveDate": "2026-11-30",
         *           "recordedAt": "2026-11-16T13:13:28.862Z",
         *           "actor": "finance@acme",
         *           "topic": "salary-updates",
         *           "partition": 1,
         *           "offset": "32",
         *           "value": {
         *             "amount": {
         *               "amount": "250.00",
         *               "currency": "EUR"
         *             },
         *             "payDate": "2026-11-30"
         *           },
         *           "state": "held"
         *         }
         *       ],
         *       "anomalies": [],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        EmployeeHistory: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            /** @example Ada Lovelace */
            name?: string;
            facts: components["schemas"]["Fact"][];
            entries: components["schemas"]["Entry"][];
            anomalies: components["schemas"]["Anomaly"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
        };
        /**
         * @example {
         *       "employeeId": "D-1",
         *       "added": [
         *         {
         *           "kind": "employment",
         *           "start": "2026-11-16",
         *           "end": null,
         *           "department": "design",
         *           "paySchedule": "monthly",
         *           "anomalies": [],
         *           "sources": [
         *             {
         *               "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b20",
         *               "topic": "salary-updates",
         *               "partition": 4,
         *               "offset": "0",
         *               "actor": "hr@acme",
         *               "recordedAt": "2026-11-16T13:13:28.862Z"
         *             }
         *           ]
         *         }
         *       ],
         *       "gone": [],
         *       "changed": [],
         *       "updates": [
         *         {
         *           "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22",
         *           "type": "bonus.granted",
         *           "version": 1,
         *           "department": "sales",
         *           "effectiveDate": "2026-11-30",
         *           "recordedAt": "2026-11-16T13:13:28.862Z",
         *           "actor": "finance@acme",
         *           "topic": "salary-updates",
         *           "partition": 1,
         *           "offset": "32",
         *           "value": {
         *             "amount": {
         *               "amount": "250.00",
         *               "currency": "EUR"
         *             },
         *             "payDate": "2026-11-30"
         *           },
         *           "before": null,
         *           "after": "held"
         *         }
         *       ],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        EmployeeHistoryDiff: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            added: components["schemas"]["Fact"][];
            gone: components["schemas"]["Fact"][];
            changed: {
                before: components["schemas"]["Fact"];
                after: components["schemas"]["Fact"];
            }[];
            updates: components["schemas"]["UpdateChange"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
        };
        /**
         * @example {
         *       "employeeId": "D-1",
         *       "effectiveOn": "2026-11-26",
         *       "status": "employed",
         *       "department": "design",
         *       "paySchedule": "monthly",
         *       "employment": {
         *         "start": "2026-11-16",
         *         "end": null
         *       },
         *       "salary": {
         *         "amount": {
         *           "amount": "60000.00",
         *           "currency": "EUR"
         *         },
         *         "per": "year",
         *         "start": "2026-11-16",
         *         "end": null
         *       },
         *       "held": [
         *         {
         *           "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22",
         *           "why": "DEPARTMENT_DIFFERS",
         *           "detail": "the update names sales, in force is design"
         *         }
         *       ],
         *       "anomalies": [],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        EmployeeOnDate: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            /** @example Ada Lovelace */
            name?: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            effectiveOn: string;
            /** @enum {string} */
            status: "employed" | "left" | "upcoming" | "notEmployed";
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department?: string;
            paySchedule?: components["schemas"]["PaySchedule"];
            employment?: {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                start: string;
                /** @description the last day; null while it lasts */
                end: string | null;
            };
            salary?: {
                amount: components["schemas"]["MoneyShown"];
                /** @enum {string} */
                per: "year" | "month" | "hour";
                hoursPerWeek?: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                start: string;
                /** @description the last day; null while it lasts */
                end: string | null;
            };
            held: {
                /**
                 * Format: uuid
                 * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
                 */
                updateId: string;
                /** @enum {string} */
                why: "DEPARTMENT_DIFFERS" | "OVER_THRESHOLD";
                detail: string;
            }[];
            anomalies: components["schemas"]["Anomaly"][];
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "employeeId": "D-1",
         *           "status": "employed",
         *           "department": "design"
         *         }
         *       ],
         *       "next": "RC0x"
         *     }
         */
        EmployeePage: {
            items: components["schemas"]["FoundEmployee"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
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
         *       "employeeId": "D-1",
         *       "name": "Dora Sample"
         *     }
         */
        EmployeeProfile: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            /** @example Ada Lovelace */
            name: string;
        };
        /**
         * @example {
         *       "employeeId": "D-1",
         *       "open": [],
         *       "runs": [],
         *       "asOf": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "final": true
         *     }
         */
        EmployeeRetro: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            asOf: components["schemas"]["OffsetVector"];
            /** @description false while records that are not applied yet may change the answer */
            final: boolean;
            /** @description one sum per currency */
            open: components["schemas"]["MoneyShown"][];
            runs: components["schemas"]["RetroOfRun"][];
        };
        Entry: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary.set */
            type: string;
            version: number;
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            effectiveDate: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
            /** @example salary-updates */
            topic: string;
            /** @example 3 */
            partition: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset: string;
            /** @description the update's own fields, as the catalogue has them */
            value: unknown;
            /** @enum {string} */
            state: "applied" | "held" | "declined" | "reversed" | "ignored";
        };
        /** @description A fact of the timeline, by kind; `end` is its last day. */
        Fact: {
            /** @constant */
            kind: "employment";
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /** @description the last day; null while it lasts */
            end: string | null;
            /**
             * @description the department's id; empty where nobody was employed
             * @example engineering
             */
            department: string;
            sources: components["schemas"]["FactSource"][];
            anomalies: components["schemas"]["Anomaly"][];
            paySchedule: components["schemas"]["PaySchedule"];
        } | {
            /** @constant */
            kind: "salary";
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /** @description the last day; null while it lasts */
            end: string | null;
            /**
             * @description the department's id; empty where nobody was employed
             * @example engineering
             */
            department: string;
            sources: components["schemas"]["FactSource"][];
            anomalies: components["schemas"]["Anomaly"][];
            amount: components["schemas"]["MoneyShown"];
            /** @enum {string} */
            per: "year" | "month" | "hour";
            hoursPerWeek?: string;
        } | {
            /** @constant */
            kind: "bonus";
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /** @description the last day; null while it lasts */
            end: string | null;
            /**
             * @description the department's id; empty where nobody was employed
             * @example engineering
             */
            department: string;
            sources: components["schemas"]["FactSource"][];
            anomalies: components["schemas"]["Anomaly"][];
            amount?: components["schemas"]["MoneyShown"];
            percent?: string;
            /** @enum {string} */
            of?: "annualSalary" | "periodSalary" | "proratedPeriodSalary";
            code?: string;
        } | {
            /** @constant */
            kind: "scheduledBonus";
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /** @description the last day; null while it lasts */
            end: string | null;
            /**
             * @description the department's id; empty where nobody was employed
             * @example engineering
             */
            department: string;
            sources: components["schemas"]["FactSource"][];
            anomalies: components["schemas"]["Anomaly"][];
            amount: components["schemas"]["MoneyShown"];
            /** @enum {string} */
            every: "payPeriod" | "month" | "quarter" | "year";
            code?: string;
        } | {
            /** @constant */
            kind: "adjustment";
            /**
             * Format: date
             * @example 2026-11-30
             */
            start: string;
            /** @description the last day; null while it lasts */
            end: string | null;
            /**
             * @description the department's id; empty where nobody was employed
             * @example engineering
             */
            department: string;
            sources: components["schemas"]["FactSource"][];
            anomalies: components["schemas"]["Anomaly"][];
            amount: components["schemas"]["MoneyShown"];
            code: string;
            earned: components["schemas"]["Days"];
        };
        /** @description The record that a fact comes from, and when the log took it. */
        FactSource: {
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
            recordedAt: string | "";
        };
        FoundEmployee: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            /** @example Ada Lovelace */
            name?: string;
            /** @enum {string} */
            status: "employed" | "left" | "upcoming" | "notEmployed";
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department?: string;
        };
        /**
         * @example {
         *       "answerId": "1",
         *       "partition": 4,
         *       "answer": "skip-to",
         *       "from": "12",
         *       "to": "14"
         *     }
         */
        HaltAnswer: {
            /** @example 7 */
            answerId: string;
            /** @example 3 */
            partition: number;
            /** @enum {string} */
            answer: "resume" | "skip-to";
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            from: string;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            to: string;
        };
        HeldUpdate: {
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example E-1001
             */
            employeeId: string;
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary.set */
            type: string;
            version: number;
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            effectiveDate: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
            /** @example salary-updates */
            topic: string;
            /** @example 3 */
            partition: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset: string;
            /** @description the update's own fields, as the catalogue has them */
            value: unknown;
            /**
             * @description the department in force on the effective date
             * @example engineering
             */
            inForce?: string;
            /** @enum {string} */
            why: "DEPARTMENT_DIFFERS" | "OVER_THRESHOLD";
            detail: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "employeeId": "D-1",
         *           "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22",
         *           "type": "bonus.granted",
         *           "version": 1,
         *           "department": "sales",
         *           "effectiveDate": "2026-11-30",
         *           "recordedAt": "2026-11-16T13:13:28.862Z",
         *           "actor": "finance@acme",
         *           "topic": "salary-updates",
         *           "partition": 1,
         *           "offset": "32",
         *           "value": {
         *             "amount": {
         *               "amount": "250.00",
         *               "currency": "EUR"
         *             },
         *             "payDate": "2026-11-30"
         *           },
         *           "inForce": "design",
         *           "why": "DEPARTMENT_DIFFERS",
         *           "detail": "the update names sales, in force is design"
         *         }
         *       ]
         *     }
         */
        HeldUpdatePage: {
            items: components["schemas"]["HeldUpdate"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
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
         * @example {
         *       "employees": [
         *         "D-7"
         *       ]
         *     }
         */
        MissedByRun: {
            employees: string[];
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
        /**
         * @example {
         *       "items": [
         *         {
         *           "partition": 4,
         *           "clusterId": "l-6yKQz2HFfkxd11kywCew",
         *           "nextOffset": "12",
         *           "epoch": "1",
         *           "owner": "payroll-1/41",
         *           "updatedAt": "2026-11-26T13:13:33.100Z",
         *           "offsets": {
         *             "applied": "11",
         *             "duplicate": "0",
         *             "conflict": "0",
         *             "rejected": "1",
         *             "control": "0",
         *             "skipped": "0"
         *           }
         *         }
         *       ]
         *     }
         */
        PartitionList: {
            items: components["schemas"]["PartitionStanding"][];
        };
        PartitionStanding: {
            /** @example 3 */
            partition: number;
            clusterId: string;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            nextOffset: string;
            /** @example 7 */
            epoch: string;
            owner: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            updatedAt: string;
            halt?: {
                code: string;
                detail: string;
            };
            /** @description how many offsets ended as what */
            offsets: {
                /** @example 7 */
                applied: string;
                /** @example 7 */
                duplicate: string;
                /** @example 7 */
                conflict: string;
                /** @example 7 */
                rejected: string;
                /** @example 7 */
                control: string;
                /** @example 7 */
                skipped: string;
            };
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
        /** @description Whole: what was not said is the default of the schedule. */
        PayPolicy: {
            /** @enum {string} */
            proration: "CALENDAR_DAYS" | "WORKING_DAYS" | "ANNUAL_260" | "ANNUAL_365" | "FIXED_30" | "HOURS";
            /** @enum {string} */
            rounding: "HALF_UP" | "HALF_EVEN";
            /** @example 12 */
            divisor: string;
            /** @example 2080 */
            hoursPerYear: string;
            hoursPerWorkday?: string;
            leapYear366?: boolean;
            roundRateFirst?: boolean;
            calendar: {
                /** @description 1 Monday to 7 Sunday */
                workdays: number[];
                holidays: string[];
            };
            payday: {
                daysAfterEnd: number;
                /** @enum {string} */
                holiday: "previousWorkday" | "nextWorkday" | "same";
            };
        };
        /**
         * @example {
         *       "id": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b31",
         *       "kind": "regular",
         *       "schedule": "monthly",
         *       "period": {
         *         "id": "2026-11-01",
         *         "schedule": "monthly",
         *         "start": "2026-11-01",
         *         "end": "2026-11-30"
         *       },
         *       "vector": {
         *         "3": 1205,
         *         "4": 12
         *       },
         *       "policy": {
         *         "proration": "CALENDAR_DAYS",
         *         "rounding": "HALF_UP",
         *         "divisor": "12",
         *         "hoursPerYear": "2080",
         *         "calendar": {
         *           "workdays": [
         *             1,
         *             2,
         *             3,
         *             4,
         *             5
         *           ],
         *           "holidays": [
         *             "2026-12-25"
         *           ]
         *         },
         *         "payday": {
         *           "daysAfterEnd": -1,
         *           "holiday": "previousWorkday"
         *         }
         *       },
         *       "employees": 12,
         *       "counts": {
         *         "employees": 12,
         *         "employeesWithoutPay": 0,
         *         "lines": 14,
         *         "retroLines": 0,
         *         "anomalies": 1,
         *         "held": 0,
         *         "applied": 142,
         *         "rejected": 0,
         *         "haltedPartitions": 0
         *       },
         *       "totals": [
         *         {
         *           "currency": "EUR",
         *           "gross": "48250.00",
         *           "payable": "48250.00",
         *           "receivable": "0.00"
         *         }
         *       ],
         *       "sealedAt": "2026-12-01T08:00:00.000Z",
         *       "actor": "payroll@acme"
         *     }
         */
        PayRun: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            id: string;
            /** @constant */
            kind: "regular";
            schedule: components["schemas"]["PaySchedule"];
            period: components["schemas"]["PeriodShown"];
            vector: components["schemas"]["OffsetVector"];
            policy: components["schemas"]["PayPolicy"];
            /** @example 12 */
            employees: number;
            counts: components["schemas"]["RunCounts"];
            totals: components["schemas"]["RunTotal"][];
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            sealedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b31",
         *           "kind": "regular",
         *           "schedule": "monthly",
         *           "period": {
         *             "id": "2026-11-01",
         *             "schedule": "monthly",
         *             "start": "2026-11-01",
         *             "end": "2026-11-30"
         *           },
         *           "vector": {
         *             "3": 1205,
         *             "4": 12
         *           },
         *           "policy": {
         *             "proration": "CALENDAR_DAYS",
         *             "rounding": "HALF_UP",
         *             "divisor": "12",
         *             "hoursPerYear": "2080",
         *             "calendar": {
         *               "workdays": [
         *                 1,
         *                 2,
         *                 3,
         *                 4,
         *                 5
         *               ],
         *               "holidays": [
         *                 "2026-12-25"
         *               ]
         *             },
         *             "payday": {
         *               "daysAfterEnd": -1,
         *               "holiday": "previousWorkday"
         *             }
         *           },
         *           "employees": 12,
         *           "counts": {
         *             "employees": 12,
         *             "employeesWithoutPay": 0,
         *             "lines": 14,
         *             "retroLines": 0,
         *             "anomalies": 1,
         *             "held": 0,
         *             "applied": 142,
         *             "rejected": 0,
         *             "haltedPartitions": 0
         *           },
         *           "totals": [
         *             {
         *               "currency": "EUR",
         *               "gross": "48250.00",
         *               "payable": "48250.00",
         *               "receivable": "0.00"
         *             }
         *           ],
         *           "sealedAt": "2026-12-01T08:00:00.000Z",
         *           "actor": "payroll@acme"
         *         }
         *       ]
         *     }
         */
        PayRunPage: {
            items: components["schemas"]["PayRun"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
        };
        /**
         * @example monthly
         * @enum {string}
         */
        PaySchedule: "weekly" | "biweekly" | "fourWeekly" | "semiMonthly" | "monthly";
        /**
         * @example monthly
         * @enum {string}
         */
        PayScheduleName: "weekly" | "biweekly" | "fourWeekly" | "semiMonthly" | "monthly";
        PayStatement: {
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
            lines: components["schemas"]["StatementLine"][];
            /** @description one sum per currency */
            gross: components["schemas"]["MoneyShown"][];
            anomalies: components["schemas"]["Anomaly"][];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "employeeId": "D-1",
         *           "department": "design",
         *           "lines": [
         *             {
         *               "kind": "base",
         *               "amount": {
         *                 "amount": "2500.00",
         *                 "currency": "EUR"
         *               },
         *               "department": "design",
         *               "earned": {
         *                 "start": "2026-11-16",
         *                 "end": "2026-11-30"
         *               },
         *               "quantity": "15",
         *               "rate": "166.6666666667",
         *               "method": "CALENDAR_DAYS",
         *               "sources": [
         *                 {
         *                   "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *                   "topic": "salary-updates",
         *                   "partition": 4,
         *                   "offset": "1",
         *                   "actor": "hr@acme"
         *                 }
         *               ],
         *               "periodPaid": "2026-11-01",
         *               "periodEarned": "2026-11-01"
         *             }
         *           ],
         *           "gross": [
         *             {
         *               "amount": "2500.00",
         *               "currency": "EUR"
         *             }
         *           ],
         *           "anomalies": [
         *             {
         *               "code": "DEPARTMENT_DIFFERS",
         *               "detail": "the update names sales, in force is design; approved by approver@acme",
         *               "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        PayStatementPage: {
            items: components["schemas"]["PayStatement"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
        };
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
         * @example {
         *       "id": "1",
         *       "schedule": "monthly",
         *       "inForceFrom": "2027-02-01",
         *       "policy": {
         *         "proration": "CALENDAR_DAYS",
         *         "rounding": "HALF_UP",
         *         "divisor": "12",
         *         "hoursPerYear": "2080",
         *         "calendar": {
         *           "workdays": [
         *             1,
         *             2,
         *             3,
         *             4,
         *             5
         *           ],
         *           "holidays": [
         *             "2026-12-25"
         *           ]
         *         },
         *         "payday": {
         *           "daysAfterEnd": -1,
         *           "holiday": "previousWorkday"
         *         }
         *       },
         *       "actor": "payroll@acme",
         *       "recordedAt": "2026-11-26T09:30:00.000Z"
         *     }
         */
        PolicyVersion: {
            /** @example 7 */
            id: string;
            schedule: components["schemas"]["PaySchedule"];
            /**
             * Format: date
             * @example 2026-11-30
             */
            inForceFrom: string;
            policy: components["schemas"]["PayPolicy"];
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "1",
         *           "schedule": "monthly",
         *           "inForceFrom": "2027-02-01",
         *           "policy": {
         *             "proration": "CALENDAR_DAYS",
         *             "rounding": "HALF_UP",
         *             "divisor": "12",
         *             "hoursPerYear": "2080",
         *             "calendar": {
         *               "workdays": [
         *                 1,
         *                 2,
         *                 3,
         *                 4,
         *                 5
         *               ],
         *               "holidays": [
         *                 "2026-12-25"
         *               ]
         *             },
         *             "payday": {
         *               "daysAfterEnd": -1,
         *               "holiday": "previousWorkday"
         *             }
         *           },
         *           "actor": "payroll@acme",
         *           "recordedAt": "2026-11-26T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        PolicyVersionPage: {
            items: components["schemas"]["PolicyVersion"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
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
        /**
         * @example {
         *       "decision": "discarded",
         *       "reason": "key corrected",
         *       "actor": "approver@acme",
         *       "decidedAt": "2026-11-26T10:00:00.000Z"
         *     }
         */
        RejectedDecision: {
            /** @enum {string} */
            decision: "retried" | "discarded";
            reason: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            decidedAt: string;
        };
        RejectedRecord: {
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
            code: "SOURCE_MISSING" | "ID_MISSING" | "TYPE_MISSING" | "TYPE_UNKNOWN" | "DEPARTMENT_INVALID" | "EMPLOYEE_INVALID" | "KEY_MISMATCH" | "HEADER_INVALID" | "CONTENT_TYPE_UNKNOWN" | "VALUE_NULL" | "VALUE_NOT_DECODABLE" | "SCHEMA" | "CURRENCY_UNKNOWN" | "DECIMALS";
            reason: string;
            /** @description as text, or base64 where keyEncoding says so */
            key: string | null;
            /** @constant */
            keyEncoding?: "base64";
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /** @description the bytes of the value, for payroll alone */
            valueBase64?: string | null;
            decision?: {
                /** @enum {string} */
                decision: "retried" | "discarded";
                reason: string;
                /**
                 * @description the subject of the token
                 * @example ada
                 */
                actor: string;
                /**
                 * Format: date-time
                 * @example 2026-11-30T18:00:00.000Z
                 */
                decidedAt: string;
                at?: {
                    /** @example salary-updates */
                    topic: string;
                    /** @example 3 */
                    partition: number;
                    /**
                     * @description an offset of the log, as a string: 64 bits do not fit a JSON number
                     * @example 1204
                     */
                    offset: string;
                };
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "topic": "salary-updates",
         *           "partition": 4,
         *           "offset": "7",
         *           "code": "DECIMALS",
         *           "reason": "bonus.granted: /amount/amount: EUR has 2 decimals, 3 were given",
         *           "key": "D-1",
         *           "recordedAt": "2026-11-16T13:13:28.862Z"
         *         }
         *       ]
         *     }
         */
        RejectedRecordPage: {
            items: components["schemas"]["RejectedRecord"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
        };
        /**
         * @description Where the record stands now, and its update where that can be read.
         * @example {
         *       "topic": "salary-updates",
         *       "partition": 4,
         *       "offset": "12",
         *       "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b22"
         *     }
         */
        RetriedRecord: {
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
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId?: string;
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
        /** @description Of the run, and of the books at the seal. */
        RunCounts: {
            /** @example 12 */
            employees: number;
            /** @example 12 */
            employeesWithoutPay: number;
            /** @example 12 */
            lines: number;
            /** @example 12 */
            retroLines: number;
            /** @example 12 */
            anomalies: number;
            /** @example 12 */
            applied: number;
            /** @example 12 */
            held: number;
            /** @example 12 */
            rejected: number;
            /** @example 12 */
            haltedPartitions: number;
        };
        RunTotal: {
            /**
             * @description ISO 4217
             * @example EUR
             */
            currency: string;
            /**
             * @description a decimal string with the decimals of its currency
             * @example 5000.00
             */
            gross: string;
            /**
             * @description what employees with a positive statement get
             * @example 5000.00
             */
            payable: string;
            /**
             * @description what employees with a negative one owe
             * @example 5000.00
             */
            receivable: string;
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
        StatementLine: {
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
            /**
             * Format: date
             * @example 2026-11-30
             */
            periodPaid: string;
        };
        /**
         * @example {
         *       "id": "1",
         *       "department": "design",
         *       "kind": "bonus",
         *       "limit": {
         *         "amount": "5000.00",
         *         "currency": "EUR"
         *       },
         *       "inForceFrom": "2027-01-01T00:00:00.000Z",
         *       "actor": "approver@acme",
         *       "recordedAt": "2026-11-26T09:30:00.000Z"
         *     }
         */
        ThresholdVersion: {
            /** @example 7 */
            id: string;
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            /** @enum {string} */
            kind: "salary" | "raise" | "bonus" | "scheduledBonus" | "adjustment";
            limit: components["schemas"]["MoneyShown"] | {
                percent: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            inForceFrom: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "1",
         *           "department": "design",
         *           "kind": "bonus",
         *           "limit": {
         *             "amount": "5000.00",
         *             "currency": "EUR"
         *           },
         *           "inForceFrom": "2027-01-01T00:00:00.000Z",
         *           "actor": "approver@acme",
         *           "recordedAt": "2026-11-26T09:30:00.000Z"
         *         }
         *       ]
         *     }
         */
        ThresholdVersionPage: {
            items: components["schemas"]["ThresholdVersion"][];
            /** @description give it as `cursor` for the next page; absent on the last one */
            next?: string;
        };
        UpdateChange: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @example salary.set */
            type: string;
            version: number;
            /**
             * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
             * @example engineering
             */
            department: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            effectiveDate: string;
            /**
             * Format: date-time
             * @example 2026-11-30T18:00:00.000Z
             */
            recordedAt: string;
            /**
             * @description the subject of the token
             * @example ada
             */
            actor: string;
            /** @example salary-updates */
            topic: string;
            /** @example 3 */
            partition: number;
            /**
             * @description an offset of the log, as a string: 64 bits do not fit a JSON number
             * @example 1204
             */
            offset: string;
            /** @description the update's own fields, as the catalogue has them */
            value: unknown;
            before: ("applied" | "held" | "declined" | "reversed" | "ignored") | null;
            after: ("applied" | "held" | "declined" | "reversed" | "ignored") | null;
        };
        /**
         * @example {
         *       "updateId": "0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21",
         *       "state": "applied",
         *       "coordinates": [
         *         {
         *           "topic": "salary-updates",
         *           "partition": 4,
         *           "offset": "1",
         *           "outcome": "applied"
         *         }
         *       ]
         *     }
         */
        UpdateState: {
            /**
             * Format: uuid
             * @example 0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21
             */
            updateId: string;
            /** @enum {string} */
            state: "pending" | "applied" | "held" | "declined" | "reversed" | "rejected";
            /** @description codes of what is doubtful about it */
            anomalies?: string[];
            coordinates: {
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
                outcome: "applied" | "duplicate" | "conflict" | "rejected";
                code?: string;
            }[];
        };
    };
    responses: {
        /** @description BODY_INVALID: The request body is not valid. BODY_NOT_JSON: The request body is not one JSON value with one meaning. REQUEST_MALFORMED: The request cannot be read. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "BODY_INVALID" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "QUERY_INVALID";
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
        /** @description IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. BOOKS_UNAVAILABLE: The books cannot be read at the moment. */
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
                    code?: "IDENTITY_UNAVAILABLE" | "BOOKS_UNAVAILABLE";
                };
            };
        };
        /** @description REQUEST_MALFORMED: The request cannot be read. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400_2: {
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
        /** @description REQUEST_MALFORMED: The request cannot be read. URL_INVALID: The URL is malformed. ID_INVALID: An id in the URL is malformed. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400_3: {
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
        /** @description EMPLOYEE_UNKNOWN: No such employee. */
        EMPLOYEE_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "EMPLOYEE_UNKNOWN";
                };
            };
        };
        /** @description NOT_YET_APPLIED: The books have not reached that point yet. IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. BOOKS_UNAVAILABLE: The books cannot be read at the moment. */
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
                    code?: "NOT_YET_APPLIED" | "IDENTITY_UNAVAILABLE" | "BOOKS_UNAVAILABLE";
                };
            };
        };
        /** @description BODY_INVALID: The request body is not valid. BODY_NOT_JSON: The request body is not one JSON value with one meaning. REQUEST_MALFORMED: The request cannot be read. URL_INVALID: The URL is malformed. ID_INVALID: An id in the URL is malformed. QUERY_INVALID: A parameter of the query is not valid. */
        Refused400_4: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "BODY_INVALID" | "BODY_NOT_JSON" | "REQUEST_MALFORMED" | "URL_INVALID" | "ID_INVALID" | "QUERY_INVALID";
                };
            };
        };
        /** @description UPDATE_UNKNOWN: No such update. */
        UPDATE_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "UPDATE_UNKNOWN";
                };
            };
        };
        /** @description STREAMS_EXHAUSTED: Too many streams are open. IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. BOOKS_UNAVAILABLE: The books cannot be read at the moment. */
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
                    code?: "STREAMS_EXHAUSTED" | "IDENTITY_UNAVAILABLE" | "BOOKS_UNAVAILABLE";
                };
            };
        };
        /** @description REJECTED_RECORD_UNKNOWN: No such rejected record. */
        REJECTED_RECORD_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "REJECTED_RECORD_UNKNOWN";
                };
            };
        };
        /** @description ALREADY_DECIDED: The rejected record was decided on before. */
        ALREADY_DECIDED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "ALREADY_DECIDED";
                };
            };
        };
        /** @description LOG_UNAVAILABLE: The update log cannot be written at the moment. INTAKE_BUSY: Too many updates are waiting to be written. IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. BOOKS_UNAVAILABLE: The books cannot be read at the moment. */
        Refused503_4: {
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
                    code?: "LOG_UNAVAILABLE" | "INTAKE_BUSY" | "IDENTITY_UNAVAILABLE" | "BOOKS_UNAVAILABLE";
                };
            };
        };
        /** @description PARTITION_UNKNOWN: No such partition. */
        PARTITION_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "PARTITION_UNKNOWN";
                };
            };
        };
        /** @description PARTITION_NOT_HALTED: The partition waits for no answer. */
        PARTITION_NOT_HALTED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "PARTITION_NOT_HALTED";
                };
            };
        };
        /** @description ANSWER_IMPOSSIBLE: The halt cannot be answered like that. */
        ANSWER_IMPOSSIBLE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "ANSWER_IMPOSSIBLE";
                };
            };
        };
        /** @description LOG_UNAVAILABLE: The update log cannot be written at the moment. IDENTITY_UNAVAILABLE: Tokens cannot be checked at the moment. BOOKS_UNAVAILABLE: The books cannot be read at the moment. */
        Refused503_5: {
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
                    code?: "LOG_UNAVAILABLE" | "IDENTITY_UNAVAILABLE" | "BOOKS_UNAVAILABLE";
                };
            };
        };
        /** @description PAY_RUN_EXISTS: The period is sealed already. */
        PAY_RUN_EXISTS: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "PAY_RUN_EXISTS";
                };
            };
        };
        /** @description PAY_RUN_UNKNOWN: No such pay run. */
        PAY_RUN_UNKNOWN: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "PAY_RUN_UNKNOWN";
                };
            };
        };
        /** @description POLICY_REFUSED: The pay policy cannot take force like that. */
        POLICY_REFUSED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "POLICY_REFUSED";
                };
            };
        };
        /** @description THRESHOLD_REFUSED: The approval threshold cannot take force like that. */
        THRESHOLD_REFUSED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "THRESHOLD_REFUSED";
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
    listDepartments: {
        parameters: {
            query?: {
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentPage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    putDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
                     * @example engineering
                     */
                    id: string;
                    name?: string;
                    partitions?: number | number[];
                };
            };
        };
        responses: {
            /** @description It was changed, or was so already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description It is new. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readEmployeePay: {
        parameters: {
            query: {
                /** @description is a month such as 2026-11, or the first day of a pay period */
                period: string;
                schedule?: components["schemas"]["PayScheduleName"];
                known_at?: string;
                upTo?: string;
                after?: string;
            };
            header?: {
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pay. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeePay"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["EMPLOYEE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_2"];
        };
    };
    readDepartmentPay: {
        parameters: {
            query: {
                /** @description is a month such as 2026-11, or the first day of a pay period */
                period: string;
                schedule?: components["schemas"]["PayScheduleName"];
                known_at?: string;
                upTo?: string;
                after?: string;
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals and a page. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentPay"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_2"];
        };
    };
    readDepartmentTotals: {
        parameters: {
            query: {
                /** @description is a month such as 2026-11, or the first day of a pay period */
                period: string;
                schedule?: components["schemas"]["PayScheduleName"];
                known_at?: string;
                upTo?: string;
                after?: string;
            };
            header?: {
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentTotals"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_2"];
        };
    };
    readDepartmentAccrual: {
        parameters: {
            query: {
                period: string;
                after?: string;
                known_at?: string;
                upTo?: string;
            };
            header?: {
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accrual. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentAccrual"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_2"];
        };
    };
    readCompanyTotals: {
        parameters: {
            query: {
                /** @description is a month such as 2026-11, or the first day of a pay period */
                period: string;
                schedule?: components["schemas"]["PayScheduleName"];
                known_at?: string;
                upTo?: string;
                after?: string;
            };
            header?: {
                /** @description `wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record. */
                Prefer?: string;
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyTotals"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_2"];
        };
    };
    findEmployees: {
        parameters: {
            query?: {
                /** @description part of an id or of a name */
                query?: string;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department?: string;
                status?: "employed" | "left" | "upcoming";
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeePage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readEmployee: {
        parameters: {
            query?: {
                effective_on?: string;
                known_at?: string;
                upTo?: string;
            };
            header?: {
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How they stand. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeOnDate"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["EMPLOYEE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    putProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Ada Lovelace */
                    name: string;
                };
            };
        };
        responses: {
            /** @description The name given. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeProfile"];
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["EMPLOYEE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    eraseProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no name any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["EMPLOYEE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readHistory: {
        parameters: {
            query?: {
                known_at?: string;
                upTo?: string;
                against?: string;
            };
            header?: {
                /** @description The ETag of an answer that the client has; answered by 304 while it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The history, or with `against` the difference. */
            200: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeHistory"] | components["schemas"]["EmployeeHistoryDiff"];
                };
            };
            /** @description As the client has it. */
            304: {
                headers: {
                    /** @description Changes whenever the answer does. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["EMPLOYEE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    listHeldUpdates: {
        parameters: {
            query?: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department?: string;
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldUpdatePage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readUpdate: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: never;
            path: {
                update: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state, and every record that carries the id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateState"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["UPDATE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    followChanges: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: {
                /** @description The id of the last event seen; it goes before `after`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Change"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_3"];
        };
    };
    listRejectedRecords: {
        parameters: {
            query?: {
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
                partition?: number;
                decided?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedRecordPage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    retryRejectedRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partition: string;
                offset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Annual review */
                    reason: string;
                    key?: string;
                    headers?: {
                        [key: string]: string | null;
                    };
                    value?: {
                        [key: string]: unknown;
                    };
                    /** Format: base64 */
                    valueBase64?: string;
                };
            };
        };
        responses: {
            /** @description Every in-sync replica has it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedRecord"];
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["REJECTED_RECORD_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            409: components["responses"]["ALREADY_DECIDED"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_4"];
        };
    };
    discardRejectedRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partition: string;
                offset: string;
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
            /** @description The decision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedDecision"];
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["REJECTED_RECORD_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            409: components["responses"]["ALREADY_DECIDED"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    listPartitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every partition that was ever claimed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartitionList"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    resumePartition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partition: string;
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
            /** @description The answer is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HaltAnswer"];
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["PARTITION_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            409: components["responses"]["PARTITION_NOT_HALTED"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["ANSWER_IMPOSSIBLE"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    skipPartitionTo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partition: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Annual review */
                    reason: string;
                    offset: string;
                };
            };
        };
        responses: {
            /** @description The answer is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HaltAnswer"];
                };
            };
            400: components["responses"]["Refused400_4"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["PARTITION_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            409: components["responses"]["PARTITION_NOT_HALTED"];
            413: components["responses"]["BODY_TOO_LARGE"];
            414: components["responses"]["URL_TOO_LONG"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["ANSWER_IMPOSSIBLE"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503_5"];
        };
    };
    listPayRuns: {
        parameters: {
            query?: {
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
                schedule?: components["schemas"]["PayScheduleName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayRunPage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    sealPayRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    schedule: components["schemas"]["PayScheduleName"];
                    /** @example 2026-11 */
                    period: string;
                };
            };
        };
        responses: {
            /** @description The run. */
            201: {
                headers: {
                    /** @description Where it can be followed. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayRun"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            409: components["responses"]["PAY_RUN_EXISTS"];
            413: components["responses"]["BODY_TOO_LARGE"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readPayRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayRun"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["PAY_RUN_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    listStatements: {
        parameters: {
            query?: {
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayStatementPage"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["PAY_RUN_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readMissed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next run pays them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissedByRun"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            404: components["responses"]["PAY_RUN_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    readRetro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                employee: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every posted run that concerns the employee. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeRetro"];
                };
            };
            400: components["responses"]["Refused400_3"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["EMPLOYEE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    listPayPolicies: {
        parameters: {
            query?: {
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
                schedule?: components["schemas"]["PayScheduleName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersionPage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    setPayPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    schedule: components["schemas"]["PayScheduleName"];
                    /**
                     * Format: date
                     * @example 2026-11-01
                     */
                    inForceFrom: string;
                    policy: {
                        /** @enum {string} */
                        proration?: "CALENDAR_DAYS" | "WORKING_DAYS" | "ANNUAL_260" | "ANNUAL_365" | "FIXED_30" | "HOURS";
                        /** @enum {string} */
                        rounding?: "HALF_UP" | "HALF_EVEN";
                        divisor?: string;
                        hoursPerYear?: string;
                        hoursPerWorkday?: string;
                        leapYear366?: boolean;
                        roundRateFirst?: boolean;
                        calendar?: {
                            workdays: number[];
                            holidays: string[];
                        };
                        payday?: {
                            daysAfterEnd: number;
                            /** @enum {string} */
                            holiday: "previousWorkday" | "nextWorkday" | "same";
                        };
                    };
                };
            };
        };
        responses: {
            /** @description The version. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["POLICY_REFUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    listApprovalThresholds: {
        parameters: {
            query?: {
                /** @description `next` of the page before, unchanged */
                cursor?: string;
                limit?: number;
                /** @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit */
                department?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdVersionPage"];
                };
            };
            400: components["responses"]["Refused400_2"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["ROLE_NOT_ALLOWED"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
        };
    };
    setApprovalThreshold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit
                     * @example engineering
                     */
                    department: string;
                    /** @enum {string} */
                    kind: "salary" | "raise" | "bonus" | "scheduledBonus" | "adjustment";
                    limit: components["schemas"]["Money"] | {
                        percent: string;
                    };
                    /**
                     * Format: date-time
                     * @example 2026-12-01T00:00:00Z
                     */
                    inForceFrom: string;
                };
            };
        };
        responses: {
            /** @description The version. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdVersion"];
                };
            };
            400: components["responses"]["Refused400"];
            401: components["responses"]["Refused401"];
            403: components["responses"]["Refused403"];
            404: components["responses"]["DEPARTMENT_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            413: components["responses"]["BODY_TOO_LARGE"];
            415: components["responses"]["CONTENT_TYPE_UNSUPPORTED"];
            422: components["responses"]["THRESHOLD_REFUSED"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
            503: components["responses"]["Refused503"];
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
            400: components["responses"]["Refused400_2"];
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
            400: components["responses"]["Refused400_2"];
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
            400: components["responses"]["Refused400_2"];
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
            400: components["responses"]["Refused400_2"];
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
            400: components["responses"]["Refused400_2"];
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
            400: components["responses"]["Refused400_3"];
            404: components["responses"]["ROUTE_UNKNOWN"];
            408: components["responses"]["REQUEST_TIMEOUT"];
            414: components["responses"]["URL_TOO_LONG"];
            429: components["responses"]["RATE_LIMITED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL"];
        };
    };
}

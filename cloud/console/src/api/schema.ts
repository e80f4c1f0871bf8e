// Generated from the service's OpenAPI document by `npm run generate`; not edited by hand.
export interface paths {
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alarms
         * @description Return alarms of your branches, newest first.
         */
        get: operations["list_alarms_api_v1_alarms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{alarm_id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge an alarm
         * @description Say that you have seen an alarm.
         */
        post: operations["acknowledge_api_v1_alarms__alarm_id__acknowledgement_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List assets
         * @description Return machines of your branches, newest first.
         */
        get: operations["list_assets_api_v1_assets_get"];
        put?: never;
        /**
         * Add an asset
         * @description Add a machine to a site.
         */
        post: operations["add_asset_api_v1_assets_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An asset
         * @description Return one machine.
         */
        get: operations["get_asset_api_v1_assets__asset_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an asset
         * @description Change fields of a machine; those left out stay.
         */
        patch: operations["change_asset_api_v1_assets__asset_id__patch"];
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/readings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Raw readings of an asset as a file
         * @description Return every reading of the asset's points while they measured it (default: all that is kept), point by point.
         */
        get: operations["get_asset_readings_api_v1_assets__asset_id__readings_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A machine's time line
         * @description Return points with limits, alarms and orders of a machine (default: the last day).
         */
        get: operations["get_timeline_api_v1_assets__asset_id__timeline_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes
         * @description Return who changed what in your branches and in the organisation, newest first; that you looked is noted.
         */
        get: operations["list_entries_api_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the changes are about
         * @description Return the kinds of objects of which there are entries: what a list can be narrowed to.
         */
        get: operations["list_kinds_api_v1_audit_kinds_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{booking_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a booking's time or technician
         * @description Give a booking another time or technician, as long as nobody has set out.
         */
        patch: operations["change_booking_api_v1_bookings__booking_id__patch"];
        trace?: never;
    };
    "/api/v1/bookings/{booking_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a booking to the next best technician
         * @description Give up a booking and book the best other technician at once; if nobody else can go, nothing changes.
         */
        post: operations["hand_over_api_v1_bookings__booking_id__hand_over_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{booking_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a booking a step further
         * @description Cancel a booking, or note a step that was told by voice.
         */
        post: operations["move_booking_api_v1_bookings__booking_id__moves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List branches
         * @description Return the branches you may see, by name.
         */
        get: operations["list_branches_api_v1_branches_get"];
        put?: never;
        /**
         * Add a branch
         * @description Add a branch that works like one that is there, or a sandbox to practise in.
         */
        post: operations["add_branch_api_v1_branches_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A branch
         * @description Return one branch with all that it is told to be; its working hours have an address of their own.
         */
        get: operations["get_branch_api_v1_branches__branch_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a branch
         * @description Change fields of a branch; where it lies in the company is changed by who may shape the whole of it.
         */
        patch: operations["change_branch_api_v1_branches__branch_id__patch"];
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/escalation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is told if nobody looks
         * @description Return the branch's chain; without one dispatchers are told, then managers.
         */
        get: operations["get_escalation_api_v1_branches__branch_id__escalation_get"];
        /**
         * Set who is told if nobody looks
         * @description Set the people in their order and the minutes each has to look.
         */
        put: operations["set_escalation_api_v1_branches__branch_id__escalation_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/invoicing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a branch invoices
         * @description Return whether invoices are made and issued by themselves, and where tax is rounded.
         */
        get: operations["get_invoicing_api_v1_branches__branch_id__invoicing_get"];
        /**
         * Set how a branch invoices
         * @description Say whether invoices are made and issued by themselves, and where tax is rounded.
         */
        put: operations["set_invoicing_api_v1_branches__branch_id__invoicing_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/number-series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Number series of a branch
         * @description Return how far the numbers of orders, invoices and credit notes have come, the newest year first.
         */
        get: operations["list_series_api_v1_branches__branch_id__number_series_get"];
        put?: never;
        /**
         * Begin a number series
         * @description Let a series that has not begun here begin at another number than 1, as another system has counted so far.
         */
        post: operations["begin_series_api_v1_branches__branch_id__number_series_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People of a branch
         * @description Return who has a role in the branch, by name; whoever has several stands there once for each.
         */
        get: operations["list_people_api_v1_branches__branch_id__people_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a branch promises
         * @description Return the terms of every priority, the most urgent first.
         */
        get: operations["get_terms_api_v1_branches__branch_id__terms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/terms/{priority}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what a branch promises
         * @description Set the terms of one priority; orders that are open keep those they began with.
         */
        put: operations["set_terms_api_v1_branches__branch_id__terms__priority__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{branch_id}/working-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a branch works
         * @description Return the windows of the week and the holidays, on the branch's own clock.
         */
        get: operations["get_working_hours_api_v1_branches__branch_id__working_hours_get"];
        /**
         * Say when a branch works
         * @description Set the windows of the week and the holidays; promises that run keep the hours they began with.
         */
        put: operations["set_working_hours_api_v1_branches__branch_id__working_hours_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contracts
         * @description Return what was agreed, newest first.
         */
        get: operations["list_contracts_api_v1_contracts_get"];
        put?: never;
        /**
         * Add a contract
         * @description Write down what a customer does not pay for; jobs invoiced from now on are priced by it.
         */
        post: operations["add_contract_api_v1_contracts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{contract_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contract
         * @description Return one contract.
         */
        get: operations["get_contract_api_v1_contracts__contract_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a contract
         * @description Change what is agreed; invoices that exist keep what they were priced by.
         */
        patch: operations["change_contract_api_v1_contracts__contract_id__patch"];
        trace?: never;
    };
    "/api/v1/customer-links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Close a link
         * @description Close a link at once: whoever has it sees nothing any more.
         */
        delete: operations["revoke_link_api_v1_customer_links__link_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-links/{link_id}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a link of an order
         * @description Close a link and return a new one to the same order.
         */
        post: operations["renew_link_api_v1_customer_links__link_id__renewal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Return customers of the company, by name.
         */
        get: operations["list_customers_api_v1_customers_get"];
        put?: never;
        /**
         * Add a customer
         * @description Add an organisation or a person the company works for.
         */
        post: operations["add_customer_api_v1_customers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer
         * @description Return one customer.
         */
        get: operations["get_customer_api_v1_customers__customer_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a customer
         * @description Change fields of a customer; those left out stay, lists are replaced as a whole.
         */
        patch: operations["change_customer_api_v1_customers__customer_id__patch"];
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/price-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer's price list
         * @description Return which list a customer has instead of the usual one.
         */
        get: operations["get_price_list_of_customer_api_v1_customers__customer_id__price_list_get"];
        /**
         * Give a customer a price list
         * @description Say which list a customer has; null: the usual one.
         */
        put: operations["give_price_list_api_v1_customers__customer_id__price_list_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import customers
         * @description Add and change customers from a CSV file, found by their code; one row that cannot be read stops all of it.
         */
        post: operations["import_customers_api_v1_customers_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty file for importing customers
         * @description Return a CSV file with the columns of an import and one row as an example.
         */
        get: operations["get_import_template_api_v1_customers_import_template_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters
         * @description Return messages that could not be taken in, newest first; nobody's only to people of all branches.
         */
        get: operations["list_dead_letters_api_v1_dead_letters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{letter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A dead letter
         * @description Return one message with the beginning of its content.
         */
        get: operations["get_dead_letter_api_v1_dead_letters__letter_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{letter_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a dead letter in
         * @description Ask for a message to be taken in after all; what became of it stands in the letter a moment later.
         */
        post: operations["replay_dead_letter_api_v1_dead_letters__letter_id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List unfinished work
         * @description Return what was parked after its last try, or all that is not finished, newest first.
         */
        get: operations["list_deliveries_api_v1_deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{event_id}/{reaction}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again
         * @description Let a parked delivery be tried again, once its cause is gone.
         */
        post: operations["retry_api_v1_deliveries__event_id___reaction__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A day as planned
         * @description Return technicians, bookings and waiting orders of one day of a branch, by the branch's own clock.
         */
        get: operations["get_day_api_v1_dispatch_day_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/settings/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a branch dispatches
         * @description Return whether orders are booked automatically, on a suggestion, or by hand.
         */
        get: operations["get_setting_api_v1_dispatch_settings__branch_id__get"];
        /**
         * Say how a branch dispatches
         * @description Choose automatic, suggested or manual dispatching.
         */
        put: operations["put_setting_api_v1_dispatch_settings__branch_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens
         * @description Send an event for each change in your branches that you may read, and `telemetry` (no id) once a second.
         */
        get: operations["stream_api_v1_events_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of a branch
         * @description Return productivity, completion time, revenue per job, repeat rate, satisfaction and cost, and those before.
         */
        get: operations["get_figures_api_v1_figures_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/{figure}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs of a figure
         * @description Return the jobs that a figure counts, newest first.
         */
        get: operations["list_jobs_api_v1_figures__figure__jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/branch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which branch to begin with
         * @description Return the branch that completed a job last: its figures are worth a first look.
         */
        get: operations["get_latest_branch_api_v1_figures_branch_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Return the content as an attachment.
         */
        get: operations["get_file_api_v1_files__file_id__get"];
        /**
         * Upload a file
         * @description Keep the body as this file; the same upload again changes nothing. Its type is found in its content.
         */
        put: operations["put_file_api_v1_files__file_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a picture
         * @description Return a picture to be shown in a page: upright, and without what the camera wrote into it.
         */
        get: operations["get_picture_api_v1_files__file_id__picture_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List forecasts
         * @description Return the newest forecast of each limit of your branches.
         */
        get: operations["list_forecasts_api_v1_forecasts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List edge agents
         * @description Return edge agents of your branches, newest first.
         */
        get: operations["list_gateways_api_v1_gateways_get"];
        put?: never;
        /**
         * Enrol an edge agent
         * @description Create an edge agent and its credential, which is shown this once.
         */
        post: operations["enrol_gateway_api_v1_gateways_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gateways/{gateway_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An edge agent
         * @description Return one edge agent.
         */
        get: operations["get_gateway_api_v1_gateways__gateway_id__get"];
        put?: never;
        post?: never;
        /**
         * Revoke an edge agent
         * @description Shut an edge agent out; what it sent stays.
         */
        delete: operations["revoke_gateway_api_v1_gateways__gateway_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gateways/{gateway_id}/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An edge agent's configuration
         * @description Return the newest configuration document.
         */
        get: operations["get_configuration_api_v1_gateways__gateway_id__configuration_get"];
        /**
         * Replace an edge agent's configuration
         * @description Replace ports, equipment and points; the edge agent gets the new document at once.
         */
        put: operations["put_configuration_api_v1_gateways__gateway_id__configuration_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gateways/{gateway_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an edge agent said
         * @description Return lost and recovered ports, garbage on a line, refused commands and the like, newest first.
         */
        get: operations["list_log_api_v1_gateways__gateway_id__log_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List incidents
         * @description Return incidents of your branches, newest first.
         */
        get: operations["list_incidents_api_v1_incidents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{incident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An incident
         * @description Return one incident with the points it is about, most suspect first.
         */
        get: operations["get_incident_api_v1_incidents__incident_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices
         * @description Return invoices and credit notes of your branches, newest first.
         */
        get: operations["list_invoices_api_v1_invoices_get"];
        put?: never;
        /**
         * Invoice an order
         * @description Make the draft of a completed order from its times, parts, prices and contracts.
         */
        post: operations["draft_invoice_api_v1_invoices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An invoice
         * @description Return an invoice or credit note with its lines and what became of it.
         */
        get: operations["get_invoice_api_v1_invoices__invoice_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was paid on an invoice
         * @description Return what was put on an invoice and taken off it, oldest first.
         */
        get: operations["list_allocations_api_v1_invoices__invoice_id__allocations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record cash
         * @description Book money taken in hand, or by M-Pesa with its receipt shown; what is above what is owed is left as credit.
         */
        post: operations["record_cash_api_v1_invoices__invoice_id__cash_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Credit an invoice
         * @description Issue a credit note for lines of an invoice, or for all that is left of it, and return it.
         */
        post: operations["credit_invoice_api_v1_invoices__invoice_id__credit_notes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/customer-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to pay an invoice
         * @description Return a new link by which an issued invoice is seen and paid; its address is told this once.
         */
        post: operations["make_invoice_link_api_v1_invoices__invoice_id__customer_links_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard a draft
         * @description Give a draft up; it is not made again by itself.
         */
        post: operations["discard_draft_api_v1_invoices__invoice_id__discarding_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/invoice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invoice as a PDF
         * @description Return the invoice in the customer's language as it was sent, else as it would be written now.
         */
        get: operations["get_invoice_pdf_api_v1_invoices__invoice_id__invoice_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/issuing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an invoice
         * @description Give a draft its number; from then on a credit note alone corrects it. It is sent to the customer by itself.
         */
        post: operations["issue_invoice_api_v1_invoices__invoice_id__issuing_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a draft
         * @description Give a draft these lines; those left out are removed.
         */
        put: operations["change_lines_api_v1_invoices__invoice_id__lines_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/payment-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which phones were asked
         * @description Return the requests for payment of an invoice, the newest first.
         */
        get: operations["list_requests_api_v1_invoices__invoice_id__payment_requests_get"];
        put?: never;
        /**
         * Ask a phone to pay
         * @description Ask by M-Pesa for what is owed, in whole shillings rounded up; accepted is not paid.
         */
        post: operations["ask_for_payment_api_v1_invoices__invoice_id__payment_requests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{invoice_id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again
         * @description Mail an issued invoice to the customer's billing addresses of today.
         */
        post: operations["send_invoice_api_v1_invoices__invoice_id__sending_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent
         * @description Return mails and pushes of your branches, newest first, with what became of each.
         */
        get: operations["list_messages_api_v1_messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your inbox
         * @description Return what you are told, newest first, in your language.
         */
        get: operations["list_notifications_api_v1_notifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How you want to be told
         * @description Return every kind and way with your word on it.
         */
        get: operations["list_choices_api_v1_notifications_choices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/choices/{kind}/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose how you are told
         * @description Be told about a kind of thing by this way, or not; the inbox keeps everything.
         */
        put: operations["choose_api_v1_notifications_choices__kind___channel__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that you have looked
         * @description Note what you have looked at; who would have been told next is not.
         */
        post: operations["mark_seen_api_v1_notifications_seen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unseen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much is new to you
         * @description Return how much you have not looked at.
         */
        get: operations["get_unseen_count_api_v1_notifications_unseen_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The company
         * @description Return the company this service belongs to.
         */
        get: operations["get_organisation_api_v1_organisation_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail server
         * @description Return the mail settings, without the password.
         */
        get: operations["get_mail_settings_api_v1_organisation_mail_get"];
        /**
         * Set the mail server
         * @description Set where mail is handed in; its password is a setting of the installation.
         */
        put: operations["set_mail_settings_api_v1_organisation_mail_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test mail
         * @description Hand one message in at the mail server, now, and say what it answered.
         */
        post: operations["send_test_mail_api_v1_organisation_mail_test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How things stand
         * @description Return machines with their state, open incidents and open orders of your branches.
         */
        get: operations["get_overview_api_v1_overview_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List parts
         * @description Return parts of the company, by name or number; a minus before it turns the order round.
         */
        get: operations["list_parts_api_v1_parts_get"];
        put?: never;
        /**
         * Add a part
         * @description Add something that is kept in stock.
         */
        post: operations["add_part_api_v1_parts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parts/{part_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A part
         * @description Return one part.
         */
        get: operations["get_part_api_v1_parts__part_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a part
         * @description Change fields of a part; those left out stay, and so does its number.
         */
        patch: operations["change_part_api_v1_parts__part_id__patch"];
        trace?: never;
    };
    "/api/v1/parts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import parts
         * @description Add and change parts from a CSV file, found by their number; one row that cannot be read stops all of it.
         */
        post: operations["import_parts_api_v1_parts_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parts/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty file for importing parts
         * @description Return a CSV file with the columns of an import and one row as an example.
         */
        get: operations["get_import_template_api_v1_parts_import_template_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was told and is not booked
         * @description Return messages in the provider's name that were refused or wait, newest first, with the reason.
         */
        get: operations["list_callbacks_api_v1_payment_callbacks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-callbacks/{callback_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a message
         * @description Say that a message that was not booked paid an invoice, or that it is no payment of its own.
         */
        post: operations["decide_api_v1_payment_callbacks__callback_id__decision_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How it goes with M-Pesa
         * @description Return whether phones can be asked, and how many were; no secret is shown.
         */
        get: operations["get_provider_api_v1_payment_provider_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments
         * @description Return payments, newest first; `only_left`: of which something is on no invoice yet; `waits`: a whole unit.
         */
        get: operations["list_payments_api_v1_payments_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a payment on invoices
         * @description Put parts of a payment on invoices of one customer; a payment that was nobody's becomes theirs.
         */
        post: operations["allocate_api_v1_payments__payment_id__allocations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/voiding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was booked by mistake
         * @description Take a payment that a person booked off every invoice and mark it; what the provider told us of stays.
         */
        post: operations["void_payment_api_v1_payments__payment_id__voiding_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phone-commands/{command_id}/try-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed command again
         * @description Apply a kept command in the name of whoever told it; the answer is what came of it.
         */
        post: operations["try_command_again_api_v1_phone_commands__command_id__try_again_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phone/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a phone begins
         * @description Return the address to open on a technician's phone, and what to compare before trusting it.
         */
        get: operations["get_address_api_v1_phone_address_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phone/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell a command
         * @description Apply one command of a phone's queue, once however often it is told; the next one is told after the answer.
         */
        post: operations["tell_command_api_v1_phone_commands_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phone/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My jobs
         * @description Return what the signed-in technician has to do, with all that is needed to do it without a network.
         */
        get: operations["get_jobs_api_v1_phone_jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List points
         * @description Return measured values of your branches, newest first; pending ones wait for a name and a machine.
         */
        get: operations["list_points_api_v1_points_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A point
         * @description Return one measured value.
         */
        get: operations["get_point_api_v1_points__point_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Name a point
         * @description Give a point the name people use.
         */
        patch: operations["name_point_api_v1_points__point_id__patch"];
        trace?: never;
    };
    "/api/v1/points/{point_id}/binding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Bind a point to an asset
         * @description Say which machine a point measures; the binding covers all its readings that were no machine's so far.
         */
        put: operations["bind_point_api_v1_points__point_id__binding_put"];
        post?: never;
        /**
         * Unbind a point
         * @description Say that a point measures its machine no longer.
         */
        delete: operations["unbind_point_api_v1_points__point_id__binding_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point_id}/readings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Raw readings of a point as a file
         * @description Return every reading as it was stored (default: all that is kept), in the order of their times.
         */
        get: operations["get_readings_api_v1_points__point_id__readings_csv_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point_id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A point's readings over time
         * @description Return a period (default: the last hour) in at most `max_points` buckets.
         *
         *     With If-None-Match, 304 if the answer would be the same.
         */
        get: operations["get_series_api_v1_points__point_id__series_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/{point_id}/thinning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a deadband would leave out
         * @description Count what an edge agent would have kept of the last hour, at most of the newest 5,000 readings.
         */
        get: operations["try_thinning_api_v1_points__point_id__thinning_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Newest readings of many points
         * @description Return the newest reading of every point of your branches, or of one branch, edge agent or asset, in columns.
         */
        get: operations["get_latest_values_api_v1_points_latest_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List points that wait for an asset
         * @description Return points of all your edge agents that no asset has yet, newest first, and how fast their readings come.
         */
        get: operations["list_waiting_points_api_v1_points_waiting_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm or dispute the work
         * @description Say whether the work is right; the office is told of a dispute at once.
         */
        post: operations["decide_api_v1_portal_decisions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/invoice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invoice by a link
         * @description Return the invoice as it was sent, or as it would be written now.
         */
        get: operations["get_invoice_api_v1_portal_invoice_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a link opens
         * @description Return a site's request page with its machines, or an order with how it stands.
         */
        get: operations["get_page_api_v1_portal_page_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay an invoice
         * @description Have a phone asked to pay (M-Pesa); what comes of it is on the page: accepted is not paid.
         */
        post: operations["pay_api_v1_portal_payments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A photo of the work
         * @description Return a photo of work that is done, without what the camera wrote into it.
         */
        get: operations["get_photo_api_v1_portal_photos__photo_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/pictures/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send a picture
         * @description Keep the body as a picture for a report or a signature; only the picture is kept, not the camera's notes.
         */
        put: operations["put_picture_api_v1_portal_pictures__file_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rate the work
         * @description Rate the work from 1 to 5; for seven days the rating may be changed.
         */
        put: operations["rate_api_v1_portal_rating_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The service report by a link
         * @description Return what was done and what proves it, as a PDF.
         */
        get: operations["get_report_api_v1_portal_report_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report something
         * @description Open an order; what was reported within the hour about the same machine leads to the order there is.
         */
        post: operations["report_api_v1_portal_requests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign for the work
         * @description Sign with a picture that was sent before.
         */
        post: operations["sign_api_v1_portal_signatures_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions/settings/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a branch does with a foreseen fault
         * @description Return whether a person decides, or orders are opened at once.
         */
        get: operations["get_setting_api_v1_predictions_settings__branch_id__get"];
        /**
         * Say what a branch does with a foreseen fault
         * @description Have a person decide, or orders opened at once.
         */
        put: operations["put_setting_api_v1_predictions_settings__branch_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List price lists
         * @description Return all price lists of the company by name.
         */
        get: operations["list_price_lists_api_v1_price_lists_get"];
        put?: never;
        /**
         * Add a price list
         * @description Add a price list; the first of its currency is the usual one.
         */
        post: operations["add_price_list_api_v1_price_lists_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-lists/{price_list_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A price list
         * @description Return one price list.
         */
        get: operations["get_price_list_api_v1_price_lists__price_list_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a price list
         * @description Change prices; invoices and drafts that exist keep theirs.
         */
        patch: operations["change_price_list_api_v1_price_lists__price_list_id__patch"];
        trace?: never;
    };
    "/api/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your profile
         * @description Return who you are here and what proves it.
         */
        get: operations["get_profile_api_v1_profile_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your profile
         * @description Change your language or the time zone in which you read times.
         */
        patch: operations["change_profile_api_v1_profile_patch"];
        trace?: never;
    };
    "/api/v1/profile/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up an authenticator app
         * @description Make the seed of an authenticator app; it counts once a code of it was told.
         */
        post: operations["begin_authenticator_api_v1_profile_authenticator_post"];
        /**
         * Take the authenticator app out of use
         * @description Remove the app and its recovery codes, unless your role needs it.
         */
        delete: operations["remove_authenticator_api_v1_profile_authenticator_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/authenticator/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the authenticator app into use
         * @description Tell a first code of the app; the recovery codes are shown this once.
         */
        post: operations["confirm_authenticator_api_v1_profile_authenticator_confirmation_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Set another password; all your other sessions end.
         */
        put: operations["change_password_api_v1_profile_password_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description Make new recovery codes, shown this once; the former ones are over.
         */
        post: operations["renew_recovery_codes_api_v1_profile_recovery_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List promises
         * @description Return promises of your branches, the nearest due first.
         */
        get: operations["list_promises_api_v1_promises_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key to subscribe with
         * @description Return the installation's public key (VAPID).
         */
        get: operations["get_push_key_api_v1_push_key_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your devices
         * @description Return your browsers that may be woken.
         */
        get: operations["list_subscriptions_api_v1_push_subscriptions_get"];
        put?: never;
        /**
         * Let this browser be woken
         * @description Remember what the browser answered; the same browser again changes nothing but its owner.
         */
        post: operations["subscribe_api_v1_push_subscriptions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/subscriptions/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Wake a browser no more
         * @description Forget one of your browsers.
         */
        delete: operations["unsubscribe_api_v1_push_subscriptions__subscription_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List regions
         * @description Return all regions of the company by name; `parent_id` makes them a tree.
         */
        get: operations["list_regions_api_v1_regions_get"];
        put?: never;
        /**
         * Add a region
         * @description Add a region at the top of the company or in another one.
         */
        post: operations["add_region_api_v1_regions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A region
         * @description Return one region.
         */
        get: operations["get_region_api_v1_regions__region_id__get"];
        put?: never;
        post?: never;
        /**
         * Remove a region
         * @description Remove a region in which nothing lies any more.
         */
        delete: operations["remove_region_api_v1_regions__region_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change a region
         * @description Rename a region, or put it into another one with all that lies in it.
         */
        patch: operations["change_region_api_v1_regions__region_id__patch"];
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rules
         * @description Return rules in force, newest first.
         */
        get: operations["list_rules_api_v1_rules_get"];
        put?: never;
        /**
         * Add a rule
         * @description Watch a point: the edge agent gets a new configuration.
         */
        post: operations["add_rule_api_v1_rules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a rule
         * @description Watch no longer; alarms so far stay.
         */
        delete: operations["delete_rule_api_v1_rules__rule_id__delete"];
        options?: never;
        head?: never;
        /**
         * Change a rule
         * @description Change a rule: its next version.
         */
        patch: operations["change_rule_api_v1_rules__rule_id__patch"];
        trace?: never;
    };
    "/api/v1/service-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List kinds of jobs
         * @description Return all kinds of jobs by name.
         */
        get: operations["list_categories_api_v1_service_categories_get"];
        put?: never;
        /**
         * Add a kind of job
         * @description Add a kind of job with its steps and what proves it.
         */
        post: operations["add_category_api_v1_service_categories_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A kind of job
         * @description Return one kind of job.
         */
        get: operations["get_category_api_v1_service_categories__category_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a kind of job
         * @description Change a kind of job; orders that exist keep what they were opened with.
         */
        patch: operations["change_category_api_v1_service_categories__category_id__patch"];
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Return the person, their roles and branches, and the CSRF token.
         */
        get: operations["get_session_api_v1_session_get"];
        put?: never;
        /**
         * Sign in
         * @description Begin a session; the secret travels in a cookie that scripts cannot read.
         */
        post: operations["begin_session_api_v1_session_post"];
        /**
         * Sign out
         * @description End the session at once.
         */
        delete: operations["sign_out_api_v1_session_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/links/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a link is for
         * @description Return whose password is set by this link, while it is open.
         */
        post: operations["look_at_link_api_v1_session_links_look_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/links/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password by a link
         * @description Set the password; the link is over, and so are all sessions that began under an older one.
         */
        post: operations["use_link_api_v1_session_links_use_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose a language
         * @description Remember the language in which you read.
         */
        patch: operations["change_preferences_api_v1_session_preferences_patch"];
        trace?: never;
    };
    "/api/v1/session/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who you are
         * @description Prove it by a code of the authenticator app, or without one by the password; dangerous things ask for it.
         */
        post: operations["prove_api_v1_session_proof_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/reset-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password
         * @description Have a link mailed by which a new password is set; whether anybody has this address is not told.
         */
        post: operations["ask_for_reset_api_v1_session_reset_requests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you are signed in
         * @description Return your sessions, the one used last first.
         */
        get: operations["list_sessions_api_v1_sessions_get"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere else
         * @description End all your sessions but this one, at once, with their event streams.
         */
        delete: operations["end_other_sessions_api_v1_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out somewhere
         * @description End one of your sessions at once, with its event streams.
         */
        delete: operations["end_one_session_api_v1_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sites
         * @description Return sites of your branches, newest first.
         */
        get: operations["list_sites_api_v1_sites_get"];
        put?: never;
        /**
         * Add a site
         * @description Add a place to a branch.
         */
        post: operations["add_site_api_v1_sites_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{site_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A site
         * @description Return one site.
         */
        get: operations["get_site_api_v1_sites__site_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a site
         * @description Change fields of a site; those left out stay, contacts are replaced as a whole.
         */
        patch: operations["change_site_api_v1_sites__site_id__patch"];
        trace?: never;
    };
    "/api/v1/sites/{site_id}/request-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Codes that hang at a site
         * @description Return the links of the sheets that were printed for a site, the newest first.
         */
        get: operations["list_site_links_api_v1_sites__site_id__request_links_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{site_id}/request-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A sheet of codes to print
         * @description Return a PDF with a code for the site and one for each machine; earlier sheets stay valid until closed.
         */
        post: operations["make_sheet_api_v1_sites__site_id__request_sheet_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is where
         * @description Return what the places of your branches have of each part.
         */
        get: operations["list_balances_api_v1_stock_balances_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say when to order more
         * @description Say at how much available stock of a place its branch is told to order more.
         */
        put: operations["set_level_api_v1_stock_levels_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of stock
         * @description Return moves of stock in your branches, newest first.
         */
        get: operations["list_moves_api_v1_stock_moves_get"];
        put?: never;
        /**
         * Move stock
         * @description Receive, transfer, correct or scrap stock; more than there is cannot leave.
         */
        post: operations["move_stock_api_v1_stock_moves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-moves/{move_id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a move back
         * @description Write the move that undoes another one; both stay to be read. What an order used is taken back at the order.
         */
        post: operations["take_back_api_v1_stock_moves__move_id__reversal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List warehouses and vans
         * @description Return warehouses and vans of your branches, by name.
         */
        get: operations["list_places_api_v1_stock_places_get"];
        put?: never;
        /**
         * Add a warehouse or van
         * @description Add a place where stock is kept.
         */
        post: operations["add_place_api_v1_stock_places_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-places/{place_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A warehouse or van
         * @description Return one place.
         */
        get: operations["get_place_api_v1_stock_places__place_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a warehouse or van
         * @description Change a place's name or driver, or close it once it is empty.
         */
        patch: operations["change_place_api_v1_stock_places__place_id__patch"];
        trace?: never;
    };
    "/api/v1/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What storage holds
         * @description Return the kind of server, how much is kept and for how long, how fast it grows, and what waits.
         */
        get: operations["get_storage_api_v1_storage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/technicians": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List technicians
         * @description Return technicians of your branches, newest first.
         */
        get: operations["list_technicians_api_v1_technicians_get"];
        put?: never;
        /**
         * Add a technician
         * @description Add somebody who can be booked.
         */
        post: operations["add_technician_api_v1_technicians_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/technicians/{technician_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A technician
         * @description Return one technician; that somebody saw where they live is noted.
         */
        get: operations["get_technician_api_v1_technicians__technician_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a technician
         * @description Change fields of a technician; those left out stay, lists are replaced as a whole.
         */
        patch: operations["change_technician_api_v1_technicians__technician_id__patch"];
        trace?: never;
    };
    "/api/v1/technicians/{technician_id}/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a technician is away
         * @description Return leave that is not over, in order.
         */
        get: operations["list_leaves_api_v1_technicians__technician_id__leaves_get"];
        put?: never;
        /**
         * Note that a technician is away
         * @description Add leave; bookings in that time are given up and their orders find somebody else.
         */
        post: operations["add_leave_api_v1_technicians__technician_id__leaves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/technicians/{technician_id}/leaves/{leave_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a leave back
         * @description Remove leave.
         */
        delete: operations["remove_leave_api_v1_technicians__technician_id__leaves__leave_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/technicians/{technician_id}/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a login for the phone
         * @description Make a login for the phone page, or a new password for it; sessions under an older one end.
         */
        post: operations["give_login_api_v1_technicians__technician_id__login_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/technicians/{technician_id}/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a technician is on call
         * @description Return on-call times that are not over, in order.
         */
        get: operations["list_on_call_api_v1_technicians__technician_id__on_call_get"];
        put?: never;
        /**
         * Put a technician on call
         * @description Add a line to the on-call roster.
         */
        post: operations["add_on_call_api_v1_technicians__technician_id__on_call_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/technicians/{technician_id}/on-call/{on_call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a technician off the roster
         * @description Remove a line of the on-call roster.
         */
        delete: operations["remove_on_call_api_v1_technicians__technician_id__on_call__on_call_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List proposed visits
         * @description Return proposed visits of your branches, newest first.
         */
        get: operations["list_proposals_api_v1_visit_proposals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-proposals/{proposal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A proposed visit
         * @description Return one proposed visit with what it explains itself with.
         */
        get: operations["get_proposal_api_v1_visit_proposals__proposal_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-proposals/{proposal_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a proposed visit
         * @description Open the work order, due before the limit may be reached.
         */
        post: operations["accept_visit_api_v1_visit_proposals__proposal_id__acceptance_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visit-proposals/{proposal_id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a proposed visit
         * @description Say that nobody needs to go, and why.
         */
        post: operations["dismiss_visit_api_v1_visit_proposals__proposal_id__dismissal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List work orders
         * @description Return orders of your branches, newest first.
         */
        get: operations["list_orders_api_v1_work_orders_get"];
        put?: never;
        /**
         * Open an order
         * @description Open an order by hand.
         */
        post: operations["open_order_api_v1_work_orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A work order
         * @description Return one order with the steps that are possible now.
         */
        get: operations["get_order_api_v1_work_orders__work_order_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an order
         * @description Change title, description or priority.
         */
        patch: operations["change_order_api_v1_work_orders__work_order_id__patch"];
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Photos, documents, signatures
         * @description Return what is attached to an order, oldest first.
         */
        get: operations["list_attachments_api_v1_work_orders__work_order_id__attachments_get"];
        put?: never;
        /**
         * Attach an upload
         * @description Attach an upload of the order's branch.
         */
        post: operations["attach_api_v1_work_orders__work_order_id__attachments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bookings of an order
         * @description Return the bookings of an order in the order of their times.
         */
        get: operations["list_bookings_api_v1_work_orders__work_order_id__bookings_get"];
        put?: never;
        /**
         * Book a technician
         * @description Give a technician an order; a technician who has another job then is refused with the job's time.
         */
        post: operations["book_api_v1_work_orders__work_order_id__bookings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who could take an order
         * @description Return everybody of the branch: who could go and what that costs, and why the others cannot.
         */
        get: operations["get_candidates_api_v1_work_orders__work_order_id__candidates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The comments
         * @description Return what was said about an order, oldest first.
         */
        get: operations["list_comments_api_v1_work_orders__work_order_id__comments_get"];
        put?: never;
        /**
         * Comment on an order
         * @description Say something about an order.
         */
        post: operations["add_comment_api_v1_work_orders__work_order_id__comments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The customer's side of an order
         * @description Return the links to the order's page and what the customer has said.
         */
        get: operations["get_customer_side_api_v1_work_orders__work_order_id__customer_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/customer-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link for the customer
         * @description Return a new link to the order's page for its customer; its address is told this once.
         */
        post: operations["make_link_api_v1_work_orders__work_order_id__customer_links_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/failed-commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What phones told about an order and could not be applied
         * @description Return commands that failed by an error of the service and are kept, oldest first.
         */
        get: operations["list_failed_commands_api_v1_work_orders__work_order_id__failed_commands_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to an order
         * @description Return the history of an order, oldest first.
         */
        get: operations["get_history_api_v1_work_orders__work_order_id__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an order needs and used
         * @description Return what is planned, what is kept for the order and where, what it used and what that cost.
         */
        get: operations["get_parts_api_v1_work_orders__work_order_id__parts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/parts/planned/{part_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what an order needs
         * @description Say how much of a part the order needs altogether; it is kept for the order as soon as somebody is booked.
         */
        put: operations["plan_part_api_v1_work_orders__work_order_id__parts_planned__part_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/parts/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a part for an order
         * @description Take a part out of a van or warehouse for the order; more than there is cannot be used.
         */
        post: operations["use_part_api_v1_work_orders__work_order_id__parts_uses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/parts/uses/{use_id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a use back
         * @description Put a part back to where it came from; the use and its taking back both stay in the ledger.
         */
        post: operations["take_back_api_v1_work_orders__work_order_id__parts_uses__use_id__reversal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The promises of an order
         * @description Return respond, arrive and resolve of one order; none if the order is not of your branches.
         */
        get: operations["promises_of_order_api_v1_work_orders__work_order_id__promises_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What lacks before it is done
         * @description Return what an order still lacks before it can be completed.
         */
        get: operations["get_proof_api_v1_work_orders__work_order_id__proof_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The service report
         * @description Return what was done at an order and what proves it, as a PDF in the reader's language.
         */
        get: operations["get_service_report_api_v1_work_orders__work_order_id__report_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports sent to the customer
         * @description Return the report of each completion: to whom it went, or why to nobody.
         */
        get: operations["list_service_reports_api_v1_work_orders__work_order_id__reports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/reports/{report_id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the report again
         * @description Mail the report to the customer's service addresses of today; it is written now if it never was.
         */
        post: operations["send_service_report_api_v1_work_orders__work_order_id__reports__report_id__sending_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The checklist
         * @description Return the steps of an order in order.
         */
        get: operations["list_steps_api_v1_work_orders__work_order_id__steps_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/steps/{step_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Answer a step
         * @description Answer a step; a number outside its limits is kept and marked.
         */
        put: operations["answer_step_api_v1_work_orders__work_order_id__steps__step_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The time entries
         * @description Return travel, work and breaks of everybody at the order: what their steps tell, and what was written down.
         */
        get: operations["list_times_api_v1_work_orders__work_order_id__times_get"];
        put?: never;
        /**
         * Write a time down
         * @description Write down a time that no step told; the answer is all times of the order.
         */
        post: operations["enter_time_api_v1_work_orders__work_order_id__times_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/times/{time_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a time back
         * @description Take back a time that a person wrote down; what steps told stays.
         */
        delete: operations["withdraw_time_api_v1_work_orders__work_order_id__times__time_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an order
         * @description Take an order to its next state.
         */
        post: operations["move_order_api_v1_work_orders__work_order_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{work_order_id}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the repair holds
         * @description Return the windows in which the machine's signal was or is watched, oldest first.
         */
        get: operations["list_verifications_api_v1_work_orders__work_order_id__verifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Alarm
         * @description One episode of one rule.
         */
        Alarm: {
            /** Acknowledged By */
            acknowledged_by: string | null;
            /** Asset Id */
            asset_id: string | null;
            /** Asset Name */
            asset_name: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Cleared At */
            cleared_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Incident Id */
            incident_id: string | null;
            /** Limit */
            limit: number;
            /**
             * Onset At
             * Format: date-time
             */
            onset_at: string;
            /** Point Id */
            point_id: number;
            /** Point Name */
            point_name: string;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /** Raised Value */
            raised_value: number;
            /**
             * Rule Id
             * Format: uuid
             */
            rule_id: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "low" | "medium" | "high" | "critical";
            /**
             * State
             * @enum {string}
             */
            state: "active_unacknowledged" | "active_acknowledged" | "cleared_unacknowledged" | "cleared";
            /** Text */
            text: string;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /**
         * AllocationOfInvoice
         * @description A part of a payment on an invoice; a negative one was taken off again.
         */
        AllocationOfInvoice: {
            /** Amount */
            amount: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Voidable */
            is_voidable: boolean;
            /** Is Voided */
            is_voided: boolean;
            /**
             * Method
             * @enum {string}
             */
            method: "cash" | "mpesa";
            /** Payer */
            payer: string;
            /**
             * Payment Id
             * Format: uuid
             */
            payment_id: string;
            /** Receipt Number */
            receipt_number: string | null;
        };
        /**
         * Allocations
         * @description What of a payment is put on which invoices of one customer.
         * @example {
         *       "parts": [
         *         {
         *           "amount": "500",
         *           "invoice_id": "0199c1de-0000-7000-8000-000000000001"
         *         }
         *       ]
         *     }
         */
        Allocations: {
            /** Parts */
            parts: components["schemas"]["PartOnInvoice"][];
        };
        /**
         * AnswerCommand
         * @description An answer to a step of the checklist.
         */
        AnswerCommand: {
            /** Answer */
            answer: boolean | number | string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Booking Id
             * Format: uuid
             */
            booking_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "answer";
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Step Id
             * Format: uuid
             */
            step_id: string;
            /**
             * V
             * @default 1
             * @constant
             */
            v?: 1;
        };
        /**
         * Asset
         * @description A machine as it is maintained; its present state stands in the overview.
         */
        Asset: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Category */
            category: string;
            /**
             * Criticality
             * @enum {string}
             */
            criticality: "low" | "medium" | "high" | "critical";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Manufacturer */
            manufacturer: string;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Serial Number */
            serial_number: string;
            /**
             * Site Id
             * Format: uuid
             */
            site_id: string;
            /** Site Name */
            site_name: string;
            /** Tag */
            tag: string;
            /** Version */
            version: number;
        };
        /**
         * AssetChanges
         * @description Fields to change; those left out stay, whatever default stands here.
         * @example {
         *       "criticality": "critical"
         *     }
         */
        AssetChanges: {
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Criticality
             * @default medium
             * @enum {string}
             */
            criticality?: "low" | "medium" | "high" | "critical";
            /**
             * Manufacturer
             * @default
             */
            manufacturer?: string;
            /**
             * Model
             * @default
             */
            model?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Serial Number
             * @default
             */
            serial_number?: string;
            /**
             * Site Id
             * Format: uuid
             * @default 00000000-0000-0000-0000-000000000000
             */
            site_id?: string;
            /**
             * Tag
             * @default
             */
            tag?: string;
        };
        /**
         * AttachCommand
         * @description A photo or a signature that was uploaded before; the command's id becomes the attachment's.
         */
        AttachCommand: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Booking Id
             * Format: uuid
             */
            booking_id: string;
            /**
             * Caption
             * @default
             */
            caption?: string;
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "attach";
            /**
             * Signed By
             * @default
             */
            signed_by?: string;
            /**
             * V
             * @default 1
             * @constant
             */
            v?: 1;
            /**
             * What
             * @enum {string}
             */
            what: "photo" | "signature";
        };
        /**
         * Attachment
         * @description A photo, a document or a signature of an order; look at pictures under `/files/{file_id}/picture`.
         */
        Attachment: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Caption */
            caption: string;
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "photo" | "document" | "signature";
            /** Person Name */
            person_name: string;
            /** Signed By */
            signed_by: string;
        };
        /**
         * AuditEntry
         * @description One change and who made it.
         */
        AuditEntry: {
            /** Action */
            action: string;
            /** After */
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: {
                [key: string]: unknown;
            } | null;
            /** Branch Id */
            branch_id: string | null;
            /** Erased At */
            erased_at: string | null;
            /** Hash */
            hash: string | null;
            /** Id */
            id: number;
            /** Object Id */
            object_id: string;
            /** Object Kind */
            object_kind: string;
            /** Person Name */
            person_name: string;
            /** Position */
            position: number | null;
            /** Via */
            via: string;
        };
        /**
         * AuthenticatorSeed
         * @description What an authenticator app is told: as text, as an address, and as a picture of it (SVG).
         */
        AuthenticatorSeed: {
            /** Address */
            address: string;
            /** Picture */
            picture: string;
            /** Seed */
            seed: string;
        };
        /**
         * Balance
         * @description What a place has of a part: on hand = available + allocated. `unit_cost` is the average of the whole branch.
         */
        Balance: {
            /** Allocated */
            allocated: string;
            /** Available */
            available: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Currency */
            currency: string;
            /** Is Low */
            is_low: boolean;
            /** On Hand */
            on_hand: string;
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Part Name */
            part_name: string;
            /** Part Number */
            part_number: string;
            /**
             * Place Id
             * Format: uuid
             */
            place_id: string;
            /**
             * Place Kind
             * @enum {string}
             */
            place_kind: "warehouse" | "van";
            /** Place Name */
            place_name: string;
            /** Reorder Level */
            reorder_level: string | null;
            /** Unit */
            unit: string;
            /** Unit Cost */
            unit_cost: string;
        };
        /**
         * Band
         * @description A limit to draw.
         */
        Band: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "high" | "low";
            /** Limit */
            limit: number;
            /**
             * Rule Id
             * Format: uuid
             */
            rule_id: string;
            /** Severity */
            severity: string;
        };
        /**
         * Binding
         * @description The asset that the point measures.
         * @example {
         *       "asset_id": "0193b5c8-1111-7abc-8def-000000000003"
         *     }
         */
        Binding: {
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
        };
        /**
         * Booking
         * @description A technician's time for an order; the first `travel_minutes` are the way there.
         */
        Booking: {
            /** Allowed Steps */
            allowed_steps: components["schemas"]["PossibleStep"][];
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Late
             * @description Should have set out by now.
             */
            is_late: boolean;
            /**
             * Is Overdue
             * @description Should be on site by now and has not even set out.
             */
            is_overdue: boolean;
            /** Priority */
            priority: string;
            /** Reason */
            reason: string;
            /** Site Name */
            site_name: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Status
             * @enum {string}
             */
            status: "proposed" | "scheduled" | "dispatched" | "accepted" | "declined" | "travelling" | "on_site" | "working" | "on_break" | "completed" | "partially_completed" | "cannot_complete" | "cancelled";
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
            /** Technician Name */
            technician_name: string;
            /** Title */
            title: string;
            /** Travel Minutes */
            travel_minutes: number;
            /** Version */
            version: number;
            /**
             * Work Order Id
             * Format: uuid
             */
            work_order_id: string;
            /** Work Order Number */
            work_order_number: string;
        };
        /**
         * BookingChange
         * @description Another time or technician.
         * @example {
         *       "ends_at": "2026-11-24T10:00:00Z",
         *       "starts_at": "2026-11-24T08:00:00Z",
         *       "technician_id": "0193b5c8-1111-7abc-8def-000000000009"
         *     }
         */
        BookingChange: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Is Confirmed
             * @description Book although a skill lacks, the shift is over, or this technician declined the order before.
             * @default false
             */
            is_confirmed?: boolean;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
            /**
             * Travel Minutes
             * @default 0
             */
            travel_minutes?: number;
        };
        /**
         * BookingMove
         * @description The booking's next state; some need a reason.
         * @example {
         *       "reason": "customer asked for Monday",
         *       "to": "cancelled"
         *     }
         */
        BookingMove: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * To
             * @enum {string}
             */
            to: "proposed" | "scheduled" | "dispatched" | "accepted" | "declined" | "travelling" | "on_site" | "working" | "on_break" | "completed" | "partially_completed" | "cannot_complete" | "cancelled";
        };
        /**
         * Branch
         * @description A branch as people choose it; `switched_off` names what it does not use yet.
         */
        Branch: {
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Name */
            name: string;
            /** Region Id */
            region_id: string | null;
            /** Switched Off */
            switched_off: string[];
            /** Time Zone */
            time_zone: string;
        };
        /**
         * BranchChanges
         * @description What to change; fields left out stay, and `switched_off` is replaced as a whole.
         *
         *     Code and currency stay once a document has got a number.
         * @example {
         *       "phone": "+254 20 1234567",
         *       "switched_off": [
         *         "stock"
         *       ]
         *     }
         */
        BranchChanges: {
            /**
             * Address
             * @default
             */
            address?: string;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Currency
             * @default
             */
            currency?: string;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /** Region Id */
            region_id?: string | null;
            /** Switched Off */
            switched_off?: ("alarm_orders" | "phone" | "customer_links" | "customer_mail" | "invoicing" | "stock" | "forecasts")[];
            /**
             * Tax Rate Percent
             * @default 0
             */
            tax_rate_percent?: string;
            /**
             * Tax Registration
             * @default
             */
            tax_registration?: string;
            /**
             * Time Zone
             * @default
             */
            time_zone?: string;
        };
        /**
         * BranchDetails
         * @description A branch with all that it is told to be.
         */
        BranchDetails: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Region Id */
            region_id: string | null;
            /** Switched Off */
            switched_off: ("alarm_orders" | "phone" | "customer_links" | "customer_mail" | "invoicing" | "stock" | "forecasts")[];
            /** Tax Rate Percent */
            tax_rate_percent: string;
            /** Tax Registration */
            tax_registration: string;
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
        };
        /**
         * BranchEscalation
         * @description The chain of a branch, and who may stand in it.
         */
        BranchEscalation: {
            /** Minutes */
            minutes: number;
            /** People */
            people: components["schemas"]["ChainPerson"][];
            /** Person Ids */
            person_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * BranchPerson
         * @description Somebody with a role in the branch.
         */
        BranchPerson: {
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
        };
        /**
         * BranchTerms
         * @description The terms of one priority; version 0 are the usual ones.
         */
        BranchTerms: {
            /** Arrive Minutes */
            arrive_minutes: number;
            /** Is Around The Clock */
            is_around_the_clock: boolean;
            /** Pauses On */
            pauses_on: string[];
            /**
             * Priority
             * @enum {string}
             */
            priority: "emergency" | "high" | "normal" | "low";
            /** Resolve Minutes */
            resolve_minutes: number;
            /** Respond Minutes */
            respond_minutes: number;
            /** Version */
            version: number;
        };
        /**
         * Candidates
         * @description Everybody of the branch: who could go, and why the others cannot.
         */
        Candidates: {
            /** Due At */
            due_at: string | null;
            /**
             * Mode
             * @enum {string}
             */
            mode: "automatic" | "suggested" | "manual";
            /** Offers */
            offers: components["schemas"]["Offered"][];
            /** Rejected */
            rejected: components["schemas"]["Rejected"][];
        };
        /**
         * Cash
         * @description Money taken in hand, or by M-Pesa with its receipt shown. The id is made by who records it: it counts once.
         * @example {
         *       "amount": "2318.84",
         *       "id": "0199c1de-0000-7000-8000-000000000002",
         *       "receipt_number": "R-0042",
         *       "received_at": "2026-11-27T09:30:00Z"
         *     }
         */
        Cash: {
            /** Amount */
            amount: number | string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Method
             * @default cash
             * @enum {string}
             */
            method?: "cash" | "mpesa";
            /**
             * Note
             * @default
             */
            note?: string;
            /** Receipt Number */
            receipt_number: string;
            /** Received At */
            received_at?: string | null;
        };
        /**
         * Certificate
         * @description A paper that some jobs need; without an expiry it holds for ever.
         */
        Certificate: {
            /** Expires On */
            expires_on?: string | null;
            /** Name */
            name: string;
            /**
             * Number
             * @default
             */
            number?: string;
        };
        /**
         * ChainPerson
         * @description Somebody who may stand in the chain.
         */
        ChainPerson: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Chart
         * @description What the edge agent last told of a chart: how far it has learned, and between what the signal is usual.
         */
        Chart: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Centre */
            centre: number | null;
            /** High */
            high: number | null;
            /** Learned */
            learned: number;
            /** Low */
            low: number | null;
            /** Needed */
            needed: number;
            /**
             * Phase
             * @enum {string}
             */
            phase: "learning" | "armed";
            /**
             * Reason
             * @enum {string}
             */
            reason: "" | "constant" | "sensor_changed";
            /** Spread */
            spread: number | null;
        };
        /**
         * ChartSettings
         * @description A chart that learns what is usual; widths count spreads of single readings, `least_change` is a share of it.
         *
         *     `smoothing` 0.1 remembers about 20 readings. One reading in `every_s` seconds is looked at (0: all).
         * @example {
         *       "direction": "high",
         *       "learn_samples": 200,
         *       "width": 8
         *     }
         */
        ChartSettings: {
            /**
             * Deadband
             * @default 1
             */
            deadband?: number;
            /**
             * Direction
             * @default high
             * @enum {string}
             */
            direction?: "high" | "low" | "both";
            /**
             * Every S
             * @default 0
             */
            every_s?: number;
            /**
             * Learn Samples
             * @default 200
             */
            learn_samples?: number;
            /**
             * Least Change
             * @default 0.05
             */
            least_change?: number;
            /**
             * Max Gap S
             * @default 21600
             */
            max_gap_s?: number;
            /**
             * Off Delay S
             * @default 3600
             */
            off_delay_s?: number;
            /**
             * On Delay S
             * @default 3600
             */
            on_delay_s?: number;
            /**
             * Smoothing
             * @default 0.1
             */
            smoothing?: number;
            /**
             * Width
             * @default 8
             */
            width?: number;
        };
        /**
         * Choice
         * @description Whether you are told about a kind of thing by a way; the inbox has everything.
         */
        Choice: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "push" | "mail";
            /** Is Default */
            is_default: boolean;
            /** Is On */
            is_on: boolean;
            /** Kind */
            kind: string;
        };
        /**
         * ChoiceChange
         * @description How you want to be told.
         * @example {
         *       "is_on": true
         *     }
         */
        ChoiceChange: {
            /** Is On */
            is_on: boolean;
        };
        /**
         * Code
         * @description A code of the authenticator app.
         * @example {
         *       "code": "492039"
         *     }
         */
        Code: {
            /** Code */
            code: string;
        };
        /**
         * CommandBody
         * @description One command of a phone's queue; commands are told one after another, in order.
         * @example {
         *       "command": {
         *         "at": "2026-11-24T08:12:00Z",
         *         "booking_id": "0193b5c8-2222-7abc-8def-000000000002",
         *         "id": "0193b5c8-2222-7abc-8def-000000000001",
         *         "kind": "arrive",
         *         "place": {
         *           "latitude": -1.4563,
         *           "longitude": 36.9785
         *         }
         *       }
         *     }
         */
        CommandBody: {
            /** Command */
            command: components["schemas"]["MoveCommand"] | components["schemas"]["AnswerCommand"] | components["schemas"]["CommentCommand"] | components["schemas"]["AttachCommand"] | components["schemas"]["UsePartCommand"];
        };
        /**
         * CommandOutcome
         * @description What came of a command; one that was refused, or failed by an error of ours, changed nothing and says why.
         */
        CommandOutcome: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "applied" | "refused" | "failed";
        };
        /**
         * Comment
         * @description What somebody said about an order.
         */
        Comment: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /**
         * CommentCommand
         * @description A note; the command's id becomes the comment's.
         */
        CommentCommand: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Booking Id
             * Format: uuid
             */
            booking_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "comment";
            /** Text */
            text: string;
            /**
             * V
             * @default 1
             * @constant
             */
            v?: 1;
        };
        /**
         * Configuration
         * @description The whole desired state of an edge agent.
         */
        Configuration: {
            /** Document */
            document: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /**
         * ConfigurationVersion
         * @description Which configuration document.
         */
        ConfigurationVersion: {
            /** Hash */
            hash: string | null;
            /** Version */
            version: number;
        };
        /**
         * Contact
         * @description Somebody to ask for at a site; a phone number without its country is one of the branch's country.
         */
        Contact: {
            /**
             * Email
             * @default
             */
            email?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Role
             * @default
             */
            role?: string;
        };
        /**
         * Contract
         * @description What a customer does not pay for.
         */
        Contract: {
            /** Asset Id */
            asset_id: string | null;
            /** Covers */
            covers: ("labour" | "parts" | "travel")[];
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Ends On */
            ends_on: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "agreement" | "warranty";
            /** Notes */
            notes: string;
            /** Number */
            number: string;
            /** Site Id */
            site_id: string | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Version */
            version: number;
        };
        /**
         * ContractChanges
         * @description What to change; fields left out stay. Whose contract it is does not change.
         * @example {
         *       "ends_on": "2027-12-31"
         *     }
         */
        ContractChanges: {
            /** Covers */
            covers?: ("labour" | "parts" | "travel")[];
            /** Ends On */
            ends_on?: string | null;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Starts On
             * Format: date
             * @default 0001-01-01
             */
            starts_on?: string;
        };
        /**
         * Counts
         * @description How things stand, in numbers.
         */
        Counts: {
            /** Gateways Offline */
            gateways_offline: number;
            /** Machines */
            machines: number;
            /** Machines In Alarm */
            machines_in_alarm: number;
            /** Machines Stale */
            machines_stale: number;
            /** Open Incidents */
            open_incidents: number;
            /** Open Orders */
            open_orders: number;
        };
        /**
         * Credential
         * @description What the edge agent signs in with; shown once.
         */
        Credential: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * CredentialLink
         * @description What an open link is for.
         */
        CredentialLink: {
            /** Email */
            email: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "invitation" | "reset";
            /** Name */
            name: string;
        };
        /**
         * CreditLine
         * @description How much of a line is taken back, as its price is given (without tax, or with it).
         */
        CreditLine: {
            /** Amount */
            amount: number | string;
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
        };
        /**
         * CreditNoteOfInvoice
         * @description A credit note, beside its invoice.
         */
        CreditNoteOfInvoice: {
            /** Gross */
            gross: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Issued At */
            issued_at: string | null;
            /** Number */
            number: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * Customer
         * @description An organisation or a person the company works for.
         *
         *     `is_kra_pin` tells whether the tax number has the form of Kenya's PIN; another one is kept all the same.
         */
        Customer: {
            /** Billing Address */
            billing_address: string;
            /** Billing Emails */
            billing_emails: string[];
            /** Code */
            code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Is Kra Pin */
            is_kra_pin: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "organisation" | "person";
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sw" | "fr";
            /** Name */
            name: string;
            /** Notes */
            notes: string;
            /** Payment Terms Days */
            payment_terms_days: number;
            /** Phones */
            phones: string[];
            /** Service Emails */
            service_emails: string[];
            /** Tax Number */
            tax_number: string;
            /** Version */
            version: number;
        };
        /**
         * CustomerChanges
         * @description What to change; fields left out stay, whatever default stands here, and lists are replaced as a whole.
         * @example {
         *       "payment_terms_days": 14
         *     }
         */
        CustomerChanges: {
            /**
             * Billing Address
             * @default
             */
            billing_address?: string;
            /** Billing Emails */
            billing_emails?: string[];
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            /**
             * Kind
             * @default organisation
             * @enum {string}
             */
            kind?: "organisation" | "person";
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language?: "en" | "sw" | "fr";
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Payment Terms Days
             * @default 30
             */
            payment_terms_days?: number;
            /** Phones */
            phones?: string[];
            /** Service Emails */
            service_emails?: string[];
            /**
             * Tax Number
             * @default
             */
            tax_number?: string;
        };
        /**
         * CustomerLink
         * @description A link to a customer's page as the office sees it; its secret is known to whoever has it alone.
         */
        CustomerLink: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Live */
            is_live: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "request" | "order" | "invoice";
            /** Last Used At */
            last_used_at: string | null;
            /** May Decide */
            may_decide: boolean;
            /**
             * Origin
             * @enum {string}
             */
            origin: "office" | "sheet" | "request" | "mail";
            /** Revoked At */
            revoked_at: string | null;
        };
        /**
         * CustomerSide
         * @description What the customer of an order can open and has said; `invoice_id` is its issued invoice, if there is one.
         */
        CustomerSide: {
            decision: components["schemas"]["PortalDecision"] | null;
            /** Invoice Id */
            invoice_id: string | null;
            /** Links */
            links: components["schemas"]["CustomerLink"][];
            rating: components["schemas"]["PortalRating"] | null;
            reporter: components["schemas"]["Reporter"] | null;
        };
        /**
         * Day
         * @description One day of a branch, as planned.
         */
        Day: {
            /** Bookings */
            bookings: components["schemas"]["Booking"][];
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "automatic" | "suggested" | "manual";
            /** Mode Version */
            mode_version: number;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Technicians */
            technicians: components["schemas"]["DayTechnician"][];
            /** Time Zone */
            time_zone: string;
            /** Waiting */
            waiting: components["schemas"]["WaitingOrder"][];
        };
        /**
         * DayTechnician
         * @description A row of the day.
         */
        DayTechnician: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Skills */
            skills: string[];
            /** Work Times */
            work_times: components["schemas"]["WorkTime"][];
        };
        /**
         * DeadLetter
         * @description A message that could not be taken in. `gateway_name` is null where no edge agent of that id is enrolled.
         */
        DeadLetter: {
            /** First Seq */
            first_seq: number | null;
            /** Gateway Id */
            gateway_id: string | null;
            /** Gateway Name */
            gateway_name: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "foreign_topic" | "unreadable_header" | "unreadable_body" | "unknown_gateway" | "foreign_stream" | "foreign_alarm" | "refused";
            /** Last Seq */
            last_seq: number | null;
            /** Reason */
            reason: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Replay Asked At */
            replay_asked_at: string | null;
            /** Replay Refusal */
            replay_refusal: string | null;
            /** Replayed At */
            replayed_at: string | null;
            /** Size Bytes */
            size_bytes: number;
            /** Stream Id */
            stream_id: string | null;
            /** Topic */
            topic: string;
        };
        /**
         * DeadLetterContent
         * @description A letter with the beginning of what it holds, as text and as bytes.
         */
        DeadLetterContent: {
            /** First Seq */
            first_seq: number | null;
            /** Gateway Id */
            gateway_id: string | null;
            /** Gateway Name */
            gateway_name: string | null;
            /** Hexdump */
            hexdump: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "foreign_topic" | "unreadable_header" | "unreadable_body" | "unknown_gateway" | "foreign_stream" | "foreign_alarm" | "refused";
            /** Last Seq */
            last_seq: number | null;
            /** Reason */
            reason: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Replay Asked At */
            replay_asked_at: string | null;
            /** Replay Refusal */
            replay_refusal: string | null;
            /** Replayed At */
            replayed_at: string | null;
            /** Shown Bytes */
            shown_bytes: number;
            /** Size Bytes */
            size_bytes: number;
            /** Stream Id */
            stream_id: string | null;
            /** Text */
            text: string;
            /** Topic */
            topic: string;
        };
        /**
         * Decision
         * @description What a person decides on a message that was not booked: it paid this invoice, or (null) it is nothing.
         * @example {
         *       "reason": "Not on the operator's statement."
         *     }
         */
        Decision: {
            /** Invoice Id */
            invoice_id?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * Delivery
         * @description One announcement on its way to one reaction.
         */
        Delivery: {
            /** Branch Id */
            branch_id: string | null;
            /**
             * Event Id
             * Format: uuid
             */
            event_id: string;
            /** Event Type */
            event_type: string;
            /** Last Error */
            last_error: string | null;
            /**
             * Next Try At
             * Format: date-time
             */
            next_try_at: string;
            /** Parked At */
            parked_at: string | null;
            /** Published No */
            published_no: number;
            /** Reaction */
            reaction: string;
            /** Tries */
            tries: number;
        };
        /**
         * Dismissal
         * @description Why nobody needs to go there; it is kept as the label of the forecast.
         * @example {
         *       "note": "Runs in after the overhaul",
         *       "verdict": "known"
         *     }
         */
        Dismissal: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "no_fault" | "known" | "sensor_fault" | "planned" | "other";
        };
        /**
         * DispatchSetting
         * @description How a branch dispatches.
         */
        DispatchSetting: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "automatic" | "suggested" | "manual";
            /** Version */
            version: number;
        };
        /**
         * EnrolledGateway
         * @description A new edge agent, its credential and the file that carries both; shown once.
         *
         *     `edge_toml_https` is the same for the way by HTTPS, where the service offers it.
         */
        EnrolledGateway: {
            credential: components["schemas"]["Credential"];
            /** Edge Toml */
            edge_toml: string;
            /** Edge Toml Https */
            edge_toml_https: string | null;
            gateway: components["schemas"]["Gateway"];
        };
        /**
         * EquipmentKind
         * @description An equipment type that an edge agent knows; `needs_address`: several such machines may share one port.
         */
        EquipmentKind: {
            /** Baud Rate */
            baud_rate: number | null;
            /** Name */
            name: string;
            /** Needs Address */
            needs_address: boolean;
            /**
             * Port
             * @enum {string}
             */
            port: "serial" | "mqtt";
            /** Title */
            title: string;
        };
        /**
         * Escalation
         * @description Who is told, one after the other, and the minutes each has to look; nobody means dispatchers, then managers.
         * @example {
         *       "minutes": 10,
         *       "person_ids": [
         *         "0193b5c8-1111-7abc-8def-000000000003"
         *       ]
         *     }
         */
        Escalation: {
            /** Minutes */
            minutes: number;
            /** Person Ids */
            person_ids?: string[];
        };
        /**
         * Evidence
         * @description What a proposal explains itself with, as of `as_of`; it stays as it was when somebody decided.
         */
        Evidence: {
            /** Also */
            also: components["schemas"]["OtherSignal"][];
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Checked */
            checked: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "high" | "low";
            /** Horizon At */
            horizon_at: string | null;
            /** Is Within Horizon */
            is_within_horizon: boolean;
            /** Limit */
            limit: number;
            /** Path */
            path: components["schemas"]["PathStep"][];
            /** Point Name */
            point_name: string;
            /** Rule Name */
            rule_name: string;
            /** Rule Version */
            rule_version: number;
            /** Since */
            since: string | null;
            /** Slope Per Day */
            slope_per_day: number;
            /** Unit */
            unit: string;
            /** Usual */
            usual: number | null;
            /** Usual Spread */
            usual_spread: number | null;
            /** Value */
            value: number;
        };
        /**
         * FailedCommand
         * @description A command that is kept because the service failed at it; `words` is what the technician wrote or answered.
         */
        FailedCommand: {
            /**
             * Failed At
             * Format: date-time
             */
            failed_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Person Name */
            person_name: string;
            /**
             * Told At
             * Format: date-time
             * @description By the phone's own clock.
             */
            told_at: string;
            /** Tries */
            tries: number;
            /** Words */
            words: string;
        };
        /**
         * FieldProblem
         * @description One field and what is wrong with it.
         */
        FieldProblem: {
            /** Field */
            field: string;
            /** Message */
            message: string;
        };
        /**
         * FigureJob
         * @description One job that a figure counts; amounts are minor units of `currency`.
         */
        FigureJob: {
            /** Completed At */
            completed_at: string | null;
            /** Cost */
            cost: number;
            /** Currency */
            currency: string;
            /** Hours Open */
            hours_open: number | null;
            /** Is Repeat */
            is_repeat: boolean;
            /** Labour */
            labour: number;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Parts */
            parts: number;
            /** Revenue */
            revenue: number | null;
            /** Score */
            score: number | null;
            /** Title */
            title: string;
            /** Travel */
            travel: number;
            /** Travel Minutes */
            travel_minutes: number;
            /**
             * Work Order Id
             * Format: uuid
             */
            work_order_id: string;
            /** Worked Minutes */
            worked_minutes: number;
        };
        /**
         * FigureValue
         * @description One number of a figure in a period, and in the period before; null where nothing speaks of it.
         *
         *     Money is in minor units of `currency`, on average with fractions of them; a share is between 0 and 1.
         */
        FigureValue: {
            /** Before */
            before: number | null;
            /**
             * Before Ends At
             * Format: date-time
             */
            before_ends_at: string;
            /**
             * Before Starts At
             * Format: date-time
             */
            before_starts_at: string;
            /** Currency */
            currency: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Figure
             * @enum {string}
             */
            figure: "productivity" | "completion_time" | "revenue_per_job" | "repeat_rate" | "satisfaction" | "operational_cost";
            /** Key */
            key: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Unit
             * @enum {string}
             */
            unit: "jobs_per_day" | "share" | "hours" | "money" | "score" | "count";
            /** Value */
            value: number | null;
        };
        /**
         * File
         * @description What is known about an uploaded file.
         * @example {
         *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c11",
         *       "created_at": "2026-11-23T08:15:00.000Z",
         *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
         *       "media_type": "image/jpeg",
         *       "name": "bearing.jpg",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "size_bytes": 183204
         *     }
         */
        File: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
            /** Size Bytes */
            size_bytes: number;
        };
        /**
         * FixedPrice
         * @description What a kind of job costs, labour and the way included; parts are added.
         */
        "FixedPrice-Input": {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Price */
            price: number | string;
        };
        /**
         * FixedPrice
         * @description What a kind of job costs, labour and the way included; parts are added.
         */
        "FixedPrice-Output": {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Price */
            price: string;
        };
        /**
         * Forecast
         * @description The newest forecast of a limit: dates with the coverage that vouches for them, or the reason there are none.
         *
         *     `outcome`: `reaches` (the expected course does within the horizon), `not_within`, `none` (nothing is said). `since`:
         *     from when on the value is unusual. `checked`: how many past forecasts the coverage is counted over.
         */
        Forecast: {
            /** Asset Id */
            asset_id: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Checked */
            checked: number;
            /** Coverage */
            coverage: number | null;
            /** Earliest At */
            earliest_at: string | null;
            /** Expected At */
            expected_at: string | null;
            /** Horizon At */
            horizon_at: string | null;
            /** Latest At */
            latest_at: string | null;
            /** Limit */
            limit: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "reaches" | "not_within" | "none";
            /** Path */
            path: components["schemas"]["PathStep"][];
            /** Point Id */
            point_id: number;
            /** Point Name */
            point_name: string;
            /** Reading Count */
            reading_count: number;
            /**
             * Reason
             * @enum {string}
             */
            reason: "" | "too_few" | "gap" | "constant" | "sensor_changed" | "silent" | "beyond" | "coverage_poor";
            /**
             * Rule Id
             * Format: uuid
             */
            rule_id: string;
            /** Since */
            since: string | null;
            /** Slope Per Day */
            slope_per_day: number | null;
            /** Step S */
            step_s: number;
            /** Unit */
            unit: string;
            /** Usual */
            usual: number | null;
            /** Usual Spread */
            usual_spread: number | null;
            /** Value */
            value: number | null;
        };
        /**
         * Gap
         * @description A silence, in seconds since the epoch.
         */
        Gap: {
            /** From */
            from: number;
            /** To */
            to: number;
        };
        /**
         * Gateway
         * @description An edge agent as the cloud knows it; its equipment types are known once it has spoken.
         */
        Gateway: {
            /** Agent Version */
            agent_version: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            desired_configuration: components["schemas"]["ConfigurationVersion"] | null;
            /** Equipment Kinds */
            equipment_kinds: components["schemas"]["EquipmentKind"][] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Name */
            name: string;
            /** Pending Points */
            pending_points: number;
            reported_configuration: components["schemas"]["ConfigurationVersion"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "never_seen" | "online" | "offline" | "revoked";
            /** Version */
            version: number;
        };
        /**
         * HandOver
         * @description Why a job goes to somebody else.
         * @example {
         *       "reason": "did not show"
         *     }
         */
        HandOver: {
            /** Reason */
            reason: string;
        };
        /**
         * Headline
         * @description The value that tells most about a machine, with its recent course (oldest first).
         */
        Headline: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Name */
            name: string;
            /** Point Id */
            point_id: number;
            /** Quality */
            quality: number;
            /** Trend */
            trend: number[];
            /** Unit */
            unit: string;
            /** Value */
            value: number | null;
        };
        /**
         * HistoryEntry
         * @description Something that happened to an order.
         */
        HistoryEntry: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** From Status */
            from_status: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
            /** To Status */
            to_status: string | null;
        };
        /**
         * ImportReport
         * @description What an import did, or would do. At most a hundred problems are listed; `problem_count` counts all.
         */
        ImportReport: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Is Dry Run */
            is_dry_run: boolean;
            /** Problem Count */
            problem_count: number;
            /** Problems */
            problems: components["schemas"]["RowProblem"][];
            /** Unchanged */
            unchanged: number;
        };
        /**
         * Incident
         * @description The open trouble of an asset in a failure mode; the most suspect point comes first.
         */
        Incident: {
            /** Alarm Count */
            alarm_count: number;
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Asset Name */
            asset_name: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Closed At */
            closed_at: string | null;
            /** Failure Mode */
            failure_mode: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "low" | "medium" | "high" | "critical";
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed";
            /** Suspects */
            suspects?: components["schemas"]["Suspect"][];
            /** Version */
            version: number;
        };
        /**
         * Invoice
         * @description An invoice or credit note with its lines, and how its tax was taken.
         *
         *     `asked_by_mobile` is what a phone would be asked for: whole shillings, rounded up; the rest stays as credit.
         */
        Invoice: {
            /** Allocated */
            allocated: string;
            /** Asked By Mobile */
            asked_by_mobile: string | null;
            /** Balance */
            balance: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Cost */
            cost: string | null;
            /** Credit Notes */
            credit_notes: components["schemas"]["CreditNoteOfInvoice"][];
            /** Credited */
            credited: string;
            /** Credits Invoice Id */
            credits_invoice_id: string | null;
            /** Credits Number */
            credits_number: string | null;
            /** Currency */
            currency: string;
            /** Customer Address */
            customer_address: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Customer Phones */
            customer_phones: string[];
            /** Customer Tax Number */
            customer_tax_number: string;
            /** Due On */
            due_on: string | null;
            /** Gross */
            gross: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Overdue */
            is_overdue: boolean;
            /** Issued At */
            issued_at: string | null;
            /** Issued By */
            issued_by: string;
            /** Issued On */
            issued_on: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /** Language */
            language: string;
            /** Lines */
            lines: components["schemas"]["InvoiceLine"][];
            /** Margin */
            margin: string | null;
            /** Net */
            net: string;
            /** Number */
            number: string | null;
            /** Payment Reference */
            payment_reference: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Reason */
            reason: string;
            /** Sent At */
            sent_at: string | null;
            /** Sent To */
            sent_to: string;
            /** Site Id */
            site_id: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "issued" | "partly_paid" | "paid" | "credited" | "discarded";
            /** Tax */
            tax: string;
            /** Tax Rate Percent */
            tax_rate_percent: string;
            /** Tax Registration */
            tax_registration: string;
            /**
             * Tax Rounding
             * @enum {string}
             */
            tax_rounding: "line" | "invoice";
            /** Terms Days */
            terms_days: number;
            /** Title */
            title: string;
            /** Uses Since */
            uses_since: number;
            /** Version */
            version: number;
            /** Work Order Id */
            work_order_id: string | null;
            /** Work Order Number */
            work_order_number: string;
        };
        /**
         * InvoiceInList
         * @description An invoice or credit note as a list has it.
         *
         *     `uses_since`: how often parts were used for its order after it was drawn up; they are not on it.
         */
        InvoiceInList: {
            /** Balance */
            balance: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Currency */
            currency: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Due On */
            due_on: string | null;
            /** Gross */
            gross: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Overdue */
            is_overdue: boolean;
            /** Issued At */
            issued_at: string | null;
            /** Issued On */
            issued_on: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "invoice" | "credit_note";
            /** Net */
            net: string;
            /** Number */
            number: string | null;
            /** Payment Reference */
            payment_reference: string;
            /** Sent At */
            sent_at: string | null;
            /** Sent To */
            sent_to: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "issued" | "partly_paid" | "paid" | "credited" | "discarded";
            /** Tax */
            tax: string;
            /** Title */
            title: string;
            /** Uses Since */
            uses_since: number;
            /** Work Order Id */
            work_order_id: string | null;
            /** Work Order Number */
            work_order_number: string;
        };
        /**
         * InvoiceLine
         * @description One line. `list_price` is what it would cost; `cost` is shown to those who may see costs.
         */
        InvoiceLine: {
            /** Amount */
            amount: string;
            /** Cost */
            cost: string | null;
            /** Credited */
            credited: string;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "labour" | "parts" | "travel" | "call_out" | "fixed" | "other";
            /** List Price */
            list_price: string;
            /** Quantity */
            quantity: string;
            /**
             * Reason
             * @enum {string}
             */
            reason: "" | "agreement" | "warranty" | "repeat" | "no_price";
            /** Reason Text */
            reason_text: string;
            /** Unit */
            unit: string;
            /** Unit Price */
            unit_price: string;
        };
        /**
         * InvoiceOfOrder
         * @description Which completed order to invoice.
         * @example {
         *       "work_order_id": "0199c1de-0000-7000-8000-000000000001"
         *     }
         */
        InvoiceOfOrder: {
            /**
             * Work Order Id
             * Format: uuid
             */
            work_order_id: string;
        };
        /**
         * Invoicing
         * @description How a branch invoices.
         */
        Invoicing: {
            /** Currency */
            currency: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "manual" | "draft" | "issue";
            /** Tax Rate Percent */
            tax_rate_percent: string;
            /** Tax Registration */
            tax_registration: string;
            /**
             * Tax Rounding
             * @enum {string}
             */
            tax_rounding: "line" | "invoice";
            /** Version */
            version: number;
        };
        /**
         * Job
         * @description A job of the signed-in technician, with everything it takes to do it without a network.
         */
        Job: {
            /** Allowed Moves */
            allowed_moves: components["schemas"]["JobMove"][];
            /** Asset Name */
            asset_name: string | null;
            /**
             * Booking Id
             * Format: uuid
             */
            booking_id: string;
            /** Booking Status */
            booking_status: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Comments */
            comments: string[];
            /** Description */
            description: string;
            /** Due At */
            due_at: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Has Signature */
            has_signature: boolean;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Missing */
            missing: string[];
            /** Needed Photos */
            needed_photos: number;
            /** Needs Signature */
            needs_signature: boolean;
            /** Number */
            number: string;
            /** Parts */
            parts: components["schemas"]["JobPart"][];
            /** Photo Count */
            photo_count: number;
            /** Priority */
            priority: string;
            /** Site Address */
            site_address: string | null;
            /** Site Name */
            site_name: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Steps */
            steps: components["schemas"]["JobStep"][];
            /** Time Zone */
            time_zone: string;
            /** Title */
            title: string;
            /** Travel Minutes */
            travel_minutes: number;
            /**
             * Work Order Id
             * Format: uuid
             */
            work_order_id: string;
        };
        /**
         * JobMove
         * @description A next state of the booking that is possible now.
         */
        JobMove: {
            /** Requires Reason */
            requires_reason: boolean;
            /** To */
            to: string;
        };
        /**
         * JobPart
         * @description A part the job needs, and where to take it from: where it is kept, else wherever there is enough of it.
         */
        JobPart: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Place Id */
            place_id: string | null;
            /** Place Name */
            place_name: string | null;
            /** Quantity */
            quantity: string;
            /** Unit */
            unit: string;
            /** Used */
            used: string;
        };
        /**
         * Jobs
         * @description Whose phone it is, and their jobs: what is open, and what was done today.
         */
        Jobs: {
            /** Jobs */
            jobs: components["schemas"]["Job"][];
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
            /** Technician Name */
            technician_name: string;
            van: components["schemas"]["Van"] | null;
        };
        /**
         * JobStep
         * @description A step of a job's checklist.
         */
        JobStep: {
            /** Answer */
            answer: boolean | number | string | null;
            /** High */
            high: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Out Of Limits */
            is_out_of_limits: boolean;
            /** Is Required */
            is_required: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "check" | "number" | "text" | "choice";
            /** Low */
            low: number | null;
            /** Options */
            options: string[];
            /** Position */
            position: number;
            /** Title */
            title: string;
            /** Unit */
            unit: string;
        };
        /**
         * KeptFigures
         * @description How much of raw readings or of roll-ups is kept; rows are an estimate where there are many.
         */
        KeptFigures: {
            /** Bytes A Row */
            bytes_a_row: number | null;
            /** Kept Days */
            kept_days: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "raw" | "1min" | "1h";
            /** Oldest At */
            oldest_at: string | null;
            /** Rows */
            rows: number;
            /** Size Bytes */
            size_bytes: number;
        };
        /**
         * LastValue
         * @description The newest reading; a value of null is one that was no number.
         */
        LastValue: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Quality */
            quality: number;
            /** Value */
            value: number | null;
        };
        /**
         * LatestBranch
         * @description The branch that completed a job last; null where none has.
         */
        LatestBranch: {
            /** Branch Id */
            branch_id: string | null;
        };
        /**
         * LatestValues
         * @description Newest readings in columns; times are seconds since the epoch, a value of null is one that was no number.
         */
        LatestValues: {
            /** At */
            at: number[];
            /** Point Id */
            point_id: number[];
            /** Quality */
            quality: number[];
            /** Value */
            value: (number | null)[];
        };
        /**
         * Leave
         * @description A time in which a technician is not there.
         */
        Leave: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "holiday" | "sick" | "training" | "other";
            /** Note */
            note: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
        };
        /**
         * LimitSettings
         * @description A limit in the point's own unit; delays in seconds of event time.
         */
        LimitSettings: {
            /**
             * Deadband
             * @default 0
             */
            deadband?: number;
            /**
             * Direction
             * @enum {string}
             */
            direction: "high" | "low";
            /** Limit */
            limit: number;
            /**
             * Max Gap S
             * @default 3600
             */
            max_gap_s?: number;
            /**
             * Off Delay S
             * @default 0
             */
            off_delay_s?: number;
            /**
             * On Delay S
             * @default 0
             */
            on_delay_s?: number;
        };
        /**
         * LineOfDraft
         * @description A line as it should be; the id of one that is there keeps its cost and, at price 0, its reason.
         */
        LineOfDraft: {
            /** Description */
            description: string;
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @default other
             * @enum {string}
             */
            kind?: "labour" | "parts" | "travel" | "call_out" | "fixed" | "other";
            /** Quantity */
            quantity: number | string;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /** Unit Price */
            unit_price: number | string;
        };
        /**
         * LinesOfDraft
         * @description All lines of a draft in their order; what is left out is removed.
         * @example {
         *       "lines": [
         *         {
         *           "description": "Crane hire",
         *           "quantity": "1",
         *           "unit_price": "12000"
         *         }
         *       ]
         *     }
         */
        LinesOfDraft: {
            /** Lines */
            lines: components["schemas"]["LineOfDraft"][];
        };
        /**
         * LinkSecret
         * @description The secret of a link.
         * @example {
         *       "secret": "Zm9yIHRoZSBleGFtcGxlIG9ubHk"
         *     }
         */
        LinkSecret: {
            /** Secret */
            secret: string;
        };
        /**
         * LinkUse
         * @description The secret of a link and the password to set.
         * @example {
         *       "password": "…",
         *       "secret": "Zm9yIHRoZSBleGFtcGxlIG9ubHk"
         *     }
         */
        LinkUse: {
            /** Password */
            password: string;
            /** Secret */
            secret: string;
        };
        /**
         * Login
         * @description A login for the phone page; the password is shown this once.
         */
        Login: {
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * LogLine
         * @description What an edge agent said: what, where and what to do, in its own language (English).
         */
        LogLine: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Event */
            event: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Level
             * @enum {string}
             */
            level: "debug" | "info" | "warning" | "error";
            /** Text */
            text: string;
        };
        /**
         * Machine
         * @description One machine of the overview.
         */
        Machine: {
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            headline: components["schemas"]["Headline"] | null;
            /** Name */
            name: string;
            /** Open Incident Id */
            open_incident_id: string | null;
            /** Open Work Order Id */
            open_work_order_id: string | null;
            /** Site Name */
            site_name: string;
            /**
             * State
             * @enum {string}
             */
            state: "normal" | "alarm" | "stale" | "unknown";
            /** Tag */
            tag: string;
        };
        /**
         * MadeLink
         * @description A link that was made just now, with its address: it is shown this once.
         */
        MadeLink: {
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Live */
            is_live: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "request" | "order" | "invoice";
            /** Last Used At */
            last_used_at: string | null;
            /** May Decide */
            may_decide: boolean;
            /**
             * Origin
             * @enum {string}
             */
            origin: "office" | "sheet" | "request" | "mail";
            /** Revoked At */
            revoked_at: string | null;
        };
        /**
         * MailSettings
         * @description The mail server; its password is a setting of the installation (MAFUNDI_MAIL_PASSWORD) and never stored here.
         * @example {
         *       "host": "mail.example.com",
         *       "port": 587,
         *       "security": "starttls",
         *       "sender": "service@example.com",
         *       "username": "service@example.com"
         *     }
         */
        MailSettings: {
            /** Host */
            host: string;
            /**
             * Port
             * @default 587
             */
            port?: number;
            /**
             * Security
             * @default starttls
             * @enum {string}
             */
            security?: "starttls" | "tls" | "none";
            /** Sender */
            sender: string;
            /**
             * Username
             * @default
             */
            username?: string;
        };
        /**
         * MailSettingsNow
         * @description The mail settings as they are, or null before they are set.
         */
        MailSettingsNow: {
            /** Has Password */
            has_password: boolean;
            settings: components["schemas"]["MailSettings"] | null;
            /** Version */
            version: number;
        };
        /**
         * Message
         * @description A mail or push: to whom, about what, and what became of it.
         */
        Message: {
            /**
             * About Id
             * Format: uuid
             */
            about_id: string;
            /** About Kind */
            about_kind: string;
            /** Address */
            address: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "push" | "mail";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Outcome At */
            outcome_at: string | null;
            /** Reason */
            reason: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "sent" | "refused" | "given_up";
            /** Subject */
            subject: string;
            /** Tries */
            tries: number;
        };
        /**
         * MissingProof
         * @description What lacks before the order can be completed; `what` names the step or counts photos or metres.
         */
        MissingProof: {
            /**
             * Code
             * @enum {string}
             */
            code: "step" | "photo" | "signature" | "position" | "no_position";
            /** What */
            what: string;
        };
        /**
         * Mistake
         * @description Why a payment that was booked by hand is taken back.
         * @example {
         *       "reason": "It was typed for the wrong invoice."
         *     }
         */
        Mistake: {
            /** Reason */
            reason: string;
        };
        /**
         * Move
         * @description An entry of the ledger; it never changes. `cost` is of the whole quantity.
         */
        Move: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Cost */
            cost: string;
            /** Currency */
            currency: string;
            /**
             * From Place Id
             * Format: uuid
             */
            from_place_id: string;
            /**
             * From Place Kind
             * @enum {string}
             */
            from_place_kind: "warehouse" | "van" | "vendor" | "consumed" | "adjustment" | "scrap";
            /** From Place Name */
            from_place_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Taken Back */
            is_taken_back: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "received" | "transferred" | "used" | "adjusted" | "scrapped" | "reversed";
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Part Name */
            part_name: string;
            /** Part Number */
            part_number: string;
            /** Person Name */
            person_name: string;
            /** Quantity */
            quantity: string;
            /** Reason */
            reason: string;
            /** Reverses Id */
            reverses_id: string | null;
            /**
             * To Place Id
             * Format: uuid
             */
            to_place_id: string;
            /**
             * To Place Kind
             * @enum {string}
             */
            to_place_kind: "warehouse" | "van" | "vendor" | "consumed" | "adjustment" | "scrap";
            /** To Place Name */
            to_place_name: string;
            /** Unit */
            unit: string;
            /** Unit Cost */
            unit_cost: string;
            /** Work Order Id */
            work_order_id: string | null;
        };
        /**
         * MoveCommand
         * @description A step of the job itself.
         */
        MoveCommand: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Booking Id
             * Format: uuid
             */
            booking_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "accept" | "arrive" | "complete" | "complete_in_part" | "decline" | "depart" | "give_up" | "pause" | "resume" | "start";
            place?: components["schemas"]["PhonePlace"] | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * V
             * @default 1
             * @constant
             */
            v?: 1;
        };
        /**
         * NeededPart
         * @description What the order needs of a part; `short` is neither used nor kept anywhere.
         */
        NeededPart: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Place Id */
            place_id: string | null;
            /** Place Kind */
            place_kind: ("warehouse" | "van") | null;
            /** Place Name */
            place_name: string | null;
            /** Quantity */
            quantity: string;
            /** Reserved */
            reserved: string;
            /** Short */
            short: string;
            /** Unit */
            unit: string;
            /** Used */
            used: string;
        };
        /**
         * NewAsset
         * @description A machine to add.
         * @example {
         *       "category": "pump",
         *       "criticality": "high",
         *       "name": "Feed pump 1",
         *       "site_id": "0193b5c8-1111-7abc-8def-000000000002",
         *       "tag": "P-101"
         *     }
         */
        NewAsset: {
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Criticality
             * @default medium
             * @enum {string}
             */
            criticality?: "low" | "medium" | "high" | "critical";
            /**
             * Manufacturer
             * @default
             */
            manufacturer?: string;
            /**
             * Model
             * @default
             */
            model?: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Serial Number
             * @default
             */
            serial_number?: string;
            /**
             * Site Id
             * Format: uuid
             */
            site_id: string;
            /** Tag */
            tag: string;
        };
        /**
         * NewAttachment
         * @description An upload (`PUT /files/{id}`) to attach; a signature names who signed.
         * @example {
         *       "caption": "The old bearing",
         *       "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
         *       "kind": "photo"
         *     }
         */
        NewAttachment: {
            /**
             * Caption
             * @default
             */
            caption?: string;
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "photo" | "document" | "signature";
            /**
             * Signed By
             * @default
             */
            signed_by?: string;
        };
        /**
         * NewBooking
         * @description Who shall do an order, and when: from setting out to the end of the work.
         * @example {
         *       "ends_at": "2026-11-24T08:00:00Z",
         *       "starts_at": "2026-11-24T06:00:00Z",
         *       "technician_id": "0193b5c8-1111-7abc-8def-000000000009",
         *       "travel_minutes": 25
         *     }
         */
        NewBooking: {
            /**
             * Displaced Bookings
             * @description What gives way to an emergency, as the offer named it.
             */
            displaced_bookings?: string[];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * @description Made by the client, so that a repeat books once.
             */
            id?: string | null;
            /**
             * Is Confirmed
             * @description Book although a skill lacks, the shift is over, or this technician declined the order before.
             * @default false
             */
            is_confirmed?: boolean;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
            /**
             * Travel Minutes
             * @default 0
             */
            travel_minutes?: number;
        };
        /**
         * NewBranch
         * @description A branch to add, like one that is there: calendar, tax, promises, dispatch, invoicing and switches are its.
         *
         *     `with_sites` also copies its sites with their machines, without the signals. A sandbox is for practising: it bills
         *     nothing and sends nothing to customers, and it stays one.
         * @example {
         *       "code": "KSM",
         *       "like_branch_id": "0193b5c8-1111-7abc-8def-000000000001",
         *       "name": "Kisumu"
         *     }
         */
        NewBranch: {
            /** Code */
            code: string;
            /**
             * Is Sandbox
             * @default false
             */
            is_sandbox?: boolean;
            /**
             * Like Branch Id
             * Format: uuid
             */
            like_branch_id: string;
            /** Name */
            name: string;
            /** Region Id */
            region_id?: string | null;
            /**
             * With Sites
             * @default false
             */
            with_sites?: boolean;
        };
        /**
         * NewComment
         * @description What to say; with an id of your own it may be sent twice.
         * @example {
         *       "text": "The gate closes at six."
         *     }
         */
        NewComment: {
            /** Id */
            id?: string | null;
            /** Text */
            text: string;
        };
        /**
         * NewConfiguration
         * @description Ports, equipment and points; rules have their own routes and stay.
         * @example {
         *       "document": {
         *         "equipment": [
         *           {
         *             "key": "p-101",
         *             "port": "line-1",
         *             "type": "bearing-monitor"
         *           }
         *         ],
         *         "ports": [
         *           {
         *             "device": "usb:0403:6001",
         *             "key": "line-1",
         *             "type": "serial"
         *           }
         *         ]
         *       }
         *     }
         */
        NewConfiguration: {
            /** Document */
            document: {
                [key: string]: unknown;
            };
        };
        /**
         * NewContract
         * @description What a customer does not pay for, at all their sites, at one, or for one machine; both days are within it.
         * @example {
         *       "covers": [
         *         "labour",
         *         "travel"
         *       ],
         *       "customer_id": "0199c1de-0000-7000-8000-000000000001",
         *       "ends_on": "2026-12-31",
         *       "number": "SLA-2026-04",
         *       "starts_on": "2026-01-01"
         *     }
         */
        NewContract: {
            /** Asset Id */
            asset_id?: string | null;
            /** Covers */
            covers: ("labour" | "parts" | "travel")[];
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Ends On */
            ends_on?: string | null;
            /**
             * Kind
             * @default agreement
             * @enum {string}
             */
            kind?: "agreement" | "warranty";
            /**
             * Notes
             * @default
             */
            notes?: string;
            /** Number */
            number: string;
            /** Site Id */
            site_id?: string | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /**
         * NewCreditNote
         * @description What is taken back and why; without lines all that is left.
         * @example {
         *       "reason": "The pump failed again within a day."
         *     }
         */
        NewCreditNote: {
            /** Lines */
            lines?: components["schemas"]["CreditLine"][] | null;
            /** Reason */
            reason: string;
        };
        /**
         * NewCustomer
         * @description A customer to add.
         *
         *     A phone number without its country is one of the country in which all your branches lie; it is kept as E.164.
         *     Reports of finished jobs go to `service_emails`, invoices to `billing_emails`.
         * @example {
         *       "billing_emails": [
         *         "accounts@athimills.example"
         *       ],
         *       "code": "C-0017",
         *       "name": "Athi Mills Ltd",
         *       "phones": [
         *         "0712 345 678"
         *       ],
         *       "service_emails": [
         *         "plant@athimills.example"
         *       ],
         *       "tax_number": "P051234567X"
         *     }
         */
        NewCustomer: {
            /**
             * Billing Address
             * @default
             */
            billing_address?: string;
            /** Billing Emails */
            billing_emails?: string[];
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Kind
             * @default organisation
             * @enum {string}
             */
            kind?: "organisation" | "person";
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language?: "en" | "sw" | "fr";
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Payment Terms Days
             * @default 30
             */
            payment_terms_days?: number;
            /** Phones */
            phones?: string[];
            /** Service Emails */
            service_emails?: string[];
            /**
             * Tax Number
             * @default
             */
            tax_number?: string;
        };
        /**
         * NewDecision
         * @description Whether the work is right; a dispute says what is not.
         * @example {
         *       "decision": "confirmed",
         *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
         *       "person_name": "Grace Njeri"
         *     }
         */
        NewDecision: {
            /**
             * Decision
             * @enum {string}
             */
            decision: "confirmed" | "disputed";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Person Name */
            person_name: string;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * NewDispatchSetting
         * @description How a branch shall dispatch.
         * @example {
         *       "mode": "automatic"
         *     }
         */
        NewDispatchSetting: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "automatic" | "suggested" | "manual";
        };
        /**
         * NewGateway
         * @description An edge agent to enrol.
         * @example {
         *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
         *       "name": "Pump house, Athi River"
         *     }
         */
        NewGateway: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Name */
            name: string;
        };
        /**
         * NewInvoicing
         * @description How a branch invoices: by hand, drafts by themselves, or issued by themselves; where tax is rounded.
         * @example {
         *       "mode": "issue",
         *       "tax_rounding": "line"
         *     }
         */
        NewInvoicing: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "manual" | "draft" | "issue";
            /**
             * Tax Rounding
             * @enum {string}
             */
            tax_rounding: "line" | "invoice";
        };
        /**
         * NewLeave
         * @description A time in which a technician is not there.
         * @example {
         *       "ends_at": "2026-12-28T05:00:00Z",
         *       "kind": "holiday",
         *       "starts_at": "2026-12-21T05:00:00Z"
         *     }
         */
        NewLeave: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Kind
             * @default holiday
             * @enum {string}
             */
            kind?: "holiday" | "sick" | "training" | "other";
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * NewLevel
         * @description At how much available stock of a place more should be ordered; null: never.
         * @example {
         *       "part_id": "0193b5c8-2222-7abc-8def-000000000002",
         *       "place_id": "0193b5c8-2222-7abc-8def-000000000001",
         *       "reorder_level": "4"
         *     }
         */
        NewLevel: {
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /**
             * Place Id
             * Format: uuid
             */
            place_id: string;
            /** Reorder Level */
            reorder_level: number | string | null;
        };
        /**
         * NewLogin
         * @description The address for a first login; for a new password of an existing one it is not needed.
         * @example {
         *       "email": "wanjiru@example.com"
         *     }
         */
        NewLogin: {
            /**
             * Email
             * @default
             */
            email?: string;
        };
        /**
         * NewMove
         * @description A move of stock; with an id of your own it may be sent twice.
         *
         *     `received`: into `to_place_id`, at `unit_cost` in the branch's currency (without one: at the average).
         *     `transferred`: from place to place of one branch. `adjusted`: counted more (`to_place_id`, perhaps with a cost) or
         *     less (`from_place_id`), with the reason. `scrapped`: out of `from_place_id`, with the reason.
         * @example {
         *       "kind": "received",
         *       "part_id": "0193b5c8-2222-7abc-8def-000000000002",
         *       "quantity": "10",
         *       "reason": "Delivery note 4711",
         *       "to_place_id": "0193b5c8-2222-7abc-8def-000000000001",
         *       "unit_cost": "1150.00"
         *     }
         */
        NewMove: {
            /** From Place Id */
            from_place_id?: string | null;
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "received" | "transferred" | "adjusted" | "scrapped";
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Quantity */
            quantity: number | string;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** To Place Id */
            to_place_id?: string | null;
            /** Unit Cost */
            unit_cost?: number | string | null;
        };
        /**
         * NewOnCall
         * @description A time in which a technician answers outside the shifts.
         * @example {
         *       "ends_at": "2026-12-22T05:00:00Z",
         *       "starts_at": "2026-12-21T15:00:00Z"
         *     }
         */
        NewOnCall: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * NewPart
         * @description A part to add. `unit` is `piece` or a measure by its UCUM code; pieces are counted in whole numbers.
         * @example {
         *       "name": "Deep groove ball bearing 6205 2RS",
         *       "number": "6205-2RS",
         *       "sale_currency": "KES",
         *       "sale_price": "1450",
         *       "unit": "piece"
         *     }
         */
        NewPart: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Sale Currency
             * @description ISO 4217; empty where there is no price.
             * @default
             */
            sale_currency?: string;
            /** Sale Price */
            sale_price?: number | string | null;
            /**
             * Unit
             * @default piece
             */
            unit?: string;
        };
        /**
         * NewPassword
         * @description The password you have and the one you want.
         * @example {
         *       "current_password": "…",
         *       "password": "…"
         *     }
         */
        NewPassword: {
            /** Current Password */
            current_password: string;
            /** Password */
            password: string;
        };
        /**
         * NewPlace
         * @description A warehouse, or the van of a technician.
         * @example {
         *       "branch_id": "0193b5c8-2222-7abc-8def-000000000001",
         *       "kind": "warehouse",
         *       "name": "Main store"
         *     }
         */
        NewPlace: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "warehouse" | "van";
            /** Name */
            name: string;
            /** Technician Id */
            technician_id?: string | null;
        };
        /**
         * NewPortalPayment
         * @description Ask a phone to pay what is owed. The id is yours: the same again asks once.
         * @example {
         *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
         *       "phone": "0712 345 678"
         *     }
         */
        NewPortalPayment: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Phone */
            phone: string;
        };
        /**
         * NewPortalRequest
         * @description What is wrong, and who says so. The id is yours: the same report again changes nothing.
         *
         *     Pictures are sent before, under ids of your own.
         * @example {
         *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
         *       "person_name": "Grace Njeri",
         *       "phone": "0712 345 678",
         *       "words": "Water drips from the pump"
         *     }
         */
        NewPortalRequest: {
            /** Asset Id */
            asset_id?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Another
             * @default false
             */
            is_another?: boolean;
            /** Person Name */
            person_name: string;
            /** Phone */
            phone: string;
            /** Photo Ids */
            photo_ids?: string[];
            /** Words */
            words: string;
        };
        /**
         * NewPredictionSetting
         * @description What a branch shall do with a foreseen fault.
         * @example {
         *       "mode": "open_orders"
         *     }
         */
        NewPredictionSetting: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "propose" | "open_orders";
        };
        /**
         * NewPriceList
         * @description Prices in one currency. With a call-out fee every visit costs it; without one, kilometres there and back.
         * @example {
         *       "call_out_fee": "1500",
         *       "currency": "KES",
         *       "labour_rate": "2500",
         *       "name": "Usual prices"
         *     }
         */
        NewPriceList: {
            /**
             * Call Out Fee
             * @default 0
             */
            call_out_fee?: number | string;
            /** Currency */
            currency: string;
            /** Fixed Prices */
            fixed_prices?: components["schemas"]["FixedPrice-Input"][];
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
            /**
             * Labour Rate
             * @default 0
             */
            labour_rate?: number | string;
            /** Name */
            name: string;
            /** Part Prices */
            part_prices?: components["schemas"]["PartPrice-Input"][];
            /**
             * Prices Include Tax
             * @default false
             */
            prices_include_tax?: boolean;
            /** Skill Rates */
            skill_rates?: components["schemas"]["SkillRate-Input"][];
            /**
             * Travel Per Km
             * @default 0
             */
            travel_per_km?: number | string;
        };
        /**
         * NewPushSubscription
         * @description What a browser answers when it subscribes (PushSubscription.toJSON).
         * @example {
         *       "endpoint": "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
         *       "keys": {
         *         "auth": "tBHItJI5svbpez7KI4CCXg",
         *         "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"
         *       }
         *     }
         */
        NewPushSubscription: {
            /** Endpoint */
            endpoint: string;
            /** Expirationtime */
            expirationTime?: number | null;
            keys: components["schemas"]["PushKeys"];
        };
        /**
         * NewRating
         * @description 1 is bad, 5 is very good.
         * @example {
         *       "score": 5,
         *       "words": "Quick and clean"
         *     }
         */
        NewRating: {
            /** Score */
            score: number;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * NewRegion
         * @description A region to add: at the top of the company, or in another region.
         * @example {
         *       "name": "Coast"
         *     }
         */
        NewRegion: {
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
        };
        /**
         * NewRule
         * @description A rule to add.
         * @example {
         *       "failure_mode": "bearing",
         *       "kind": "limit",
         *       "name": "Vibration too high",
         *       "params": {
         *         "deadband": 0.5,
         *         "direction": "high",
         *         "limit": 7.1,
         *         "on_delay_s": 10
         *       },
         *       "point_id": 7,
         *       "severity": "high"
         *     }
         */
        NewRule: {
            /**
             * Effect
             * @description A chart raises an observation unless told otherwise.
             * @default work_order
             * @enum {string}
             */
            effect?: "observation" | "work_order";
            /**
             * Failure Mode
             * @default unspecified
             */
            failure_mode?: string;
            /**
             * Kind
             * @default limit
             * @enum {string}
             */
            kind?: "limit" | "ewma";
            /** Name */
            name: string;
            /** Params */
            params: components["schemas"]["LimitSettings"] | components["schemas"]["ChartSettings"];
            /** Point Id */
            point_id: number;
            /**
             * Severity
             * @default medium
             * @enum {string}
             */
            severity?: "low" | "medium" | "high" | "critical";
            /**
             * Stage
             * @default live
             * @enum {string}
             */
            stage?: "observe" | "shadow" | "live";
        };
        /**
         * NewServiceCategory
         * @description A kind of job. `radius_m` 0: the position is not looked at; `verification_minutes` 0: the signal is not.
         * @example {
         *       "duration_minutes": 120,
         *       "failure_modes": [
         *         "bearing"
         *       ],
         *       "name": "Bearing replacement",
         *       "needs_signature": true,
         *       "parts": [
         *         {
         *           "number": "6205-2RS",
         *           "quantity": "2"
         *         }
         *       ],
         *       "photo_count": 1,
         *       "radius_m": 300,
         *       "required_skills": [
         *         {
         *           "level": 3,
         *           "skill": "mechanical"
         *         }
         *       ],
         *       "steps": [
         *         {
         *           "kind": "check",
         *           "title": "Locked out and tagged"
         *         },
         *         {
         *           "high": 4.5,
         *           "kind": "number",
         *           "title": "Vibration after the repair",
         *           "unit": "mm/s"
         *         }
         *       ],
         *       "verification_minutes": 30
         *     }
         */
        NewServiceCategory: {
            /**
             * Duration Minutes
             * @default 90
             */
            duration_minutes?: number;
            /** Failure Modes */
            failure_modes?: string[];
            /** Name */
            name: string;
            /**
             * Needs Signature
             * @default false
             */
            needs_signature?: boolean;
            /** Parts */
            parts?: components["schemas"]["PartOfJob"][];
            /**
             * Photo Count
             * @default 0
             */
            photo_count?: number;
            /**
             * Radius M
             * @default 0
             */
            radius_m?: number;
            /** Required Certificates */
            required_certificates?: string[];
            /** Required Skills */
            required_skills?: components["schemas"]["RequiredSkill"][];
            /** Steps */
            steps?: components["schemas"]["StepDefinition"][];
            /**
             * Verification Minutes
             * @default 0
             */
            verification_minutes?: number;
        };
        /**
         * NewSignature
         * @description A signature that was sent as a picture before.
         * @example {
         *       "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
         *       "signed_by": "Grace Njeri"
         *     }
         */
        NewSignature: {
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
            /** Signed By */
            signed_by: string;
        };
        /**
         * NewSite
         * @description A place to add; without a customer it is the company's own.
         * @example {
         *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
         *       "name": "Athi River works"
         *     }
         */
        NewSite: {
            /**
             * Address
             * @default
             */
            address?: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Contacts */
            contacts?: components["schemas"]["Contact"][];
            /** Customer Id */
            customer_id?: string | null;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Name */
            name: string;
        };
        /**
         * NewTechnician
         * @description A technician to add.
         * @example {
         *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
         *       "hourly_rate": "1200",
         *       "name": "Wanjiru Kamau",
         *       "phone": "+254700000001",
         *       "shifts": [
         *         {
         *           "ends": "17:00",
         *           "starts": "08:00",
         *           "weekday": "mon"
         *         }
         *       ],
         *       "skills": [
         *         {
         *           "level": 4,
         *           "skill": "mechanical"
         *         }
         *       ]
         *     }
         */
        NewTechnician: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Certificates */
            certificates?: components["schemas"]["Certificate"][];
            /** Home Latitude */
            home_latitude?: number | null;
            /** Home Longitude */
            home_longitude?: number | null;
            /**
             * Hourly Rate
             * @default 0
             */
            hourly_rate?: number | string;
            /** Name */
            name: string;
            /** Person Id */
            person_id?: string | null;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /** Shifts */
            shifts?: components["schemas"]["WeeklyShift-Input"][];
            /** Skills */
            skills?: components["schemas"]["Skill"][];
            /**
             * Van
             * @default
             */
            van?: string;
        };
        /**
         * NewTimeEntry
         * @description A stretch of somebody's time that no step told; with an id of your own it may be sent twice.
         * @example {
         *       "ends_at": "2026-11-27T07:30:00Z",
         *       "kind": "work",
         *       "note": "The phone lay in the van.",
         *       "starts_at": "2026-11-27T06:00:00Z",
         *       "technician_id": "0198f1c2-7a4e-7c3b-9a59-1c5f0e2d8b10"
         *     }
         */
        NewTimeEntry: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "travel" | "work" | "break";
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
        };
        /**
         * NewUse
         * @description A part that was used, and from which van or warehouse; with an id of your own it may be sent twice.
         * @example {
         *       "part_id": "0193b5c8-2222-7abc-8def-000000000002",
         *       "place_id": "0193b5c8-2222-7abc-8def-000000000001",
         *       "quantity": "1"
         *     }
         */
        NewUse: {
            /** Id */
            id?: string | null;
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /**
             * Place Id
             * Format: uuid
             */
            place_id: string;
            /** Quantity */
            quantity: number | string;
        };
        /**
         * NewWorkingHours
         * @description When a branch works: one or several windows a day, and the days on which none of them counts.
         * @example {
         *       "holidays": [
         *         "2026-12-25"
         *       ],
         *       "windows": [
         *         {
         *           "closes": "12:30",
         *           "opens": "08:00",
         *           "weekday": "mon"
         *         },
         *         {
         *           "closes": "17:00",
         *           "opens": "13:30",
         *           "weekday": "mon"
         *         },
         *         {
         *           "closes": "06:00",
         *           "opens": "22:00",
         *           "weekday": "fri"
         *         }
         *       ]
         *     }
         */
        NewWorkingHours: {
            /** Holidays */
            holidays?: string[];
            /** Windows */
            windows: components["schemas"]["OpenWindow"][];
        };
        /**
         * NewWorkOrder
         * @description A job to open by hand.
         * @example {
         *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
         *       "priority": "normal",
         *       "title": "Replace the belt of fan 2"
         *     }
         */
        NewWorkOrder: {
            /** Asset Id */
            asset_id?: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Category Id */
            category_id?: string | null;
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Duration Minutes
             * @default 90
             */
            duration_minutes?: number;
            /**
             * Priority
             * @default normal
             * @enum {string}
             */
            priority?: "emergency" | "high" | "normal" | "low";
            /** Required Certificates */
            required_certificates?: string[];
            /** Required Skills */
            required_skills?: components["schemas"]["RequiredSkill"][];
            /** Title */
            title: string;
        };
        /**
         * NextPromise
         * @description The promise that comes first of those still owed.
         */
        NextPromise: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "paused" | "at_risk" | "breached";
            /**
             * Target
             * @enum {string}
             */
            target: "respond" | "arrive" | "resolve";
        };
        /**
         * Notification
         * @description One thing you are told, in your language; `link` is the page it is about.
         */
        Notification: {
            /**
             * About Id
             * Format: uuid
             */
            about_id: string;
            /** About Kind */
            about_kind: string;
            /** Body */
            body: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Link */
            link: string;
            /** Seen At */
            seen_at: string | null;
            /** Title */
            title: string;
        };
        /**
         * ObjectKind
         * @description A kind of object: a table's name.
         */
        ObjectKind: {
            /** Kind */
            kind: string;
        };
        /**
         * Offered
         * @description A technician who could go; the cheapest comes first.
         */
        Offered: {
            /**
             * Arrives At
             * Format: date-time
             */
            arrives_at: string;
            /** Cost Minutes */
            cost_minutes: number;
            /** Displaced Bookings */
            displaced_bookings: string[];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Is Way Assumed */
            is_way_assumed: boolean;
            /**
             * Leaves At
             * Format: date-time
             */
            leaves_at: string;
            /** Name */
            name: string;
            /** Parts */
            parts: components["schemas"]["ScorePart"][];
            /** Rank */
            rank: number;
            /** Remarks */
            remarks: components["schemas"]["OfferRemark"][];
            /** Slack Minutes */
            slack_minutes: number | null;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
            /** Travel Minutes */
            travel_minutes: number;
        };
        /**
         * OfferRemark
         * @description What speaks for or against somebody: the parts are in the van, only in the warehouse, or one is missing.
         */
        OfferRemark: {
            /**
             * Code
             * @enum {string}
             */
            code: "parts_in_van" | "part_in_warehouse" | "part_missing";
            /** What */
            what: string;
        };
        /**
         * OnCall
         * @description A line of the on-call roster.
         */
        OnCall: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
        };
        /**
         * OpenWindow
         * @description Hours of a weekday on the branch's clock; one that closes before it opens goes on after midnight.
         */
        OpenWindow: {
            /**
             * Closes
             * @example 17:00
             */
            closes: string;
            /**
             * Opens
             * @example 08:00
             */
            opens: string;
            /**
             * Weekday
             * @enum {string}
             */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        };
        /**
         * OrderStep
         * @description A step of an order's checklist, and its answer.
         */
        OrderStep: {
            /** Answer */
            answer: boolean | number | string | null;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string | null;
            /** High */
            high: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Out Of Limits */
            is_out_of_limits: boolean;
            /** Is Required */
            is_required: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "check" | "number" | "text" | "choice";
            /** Low */
            low: number | null;
            /** Note */
            note: string;
            /** Options */
            options: string[];
            /** Position */
            position: number;
            /** Title */
            title: string;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /**
         * Organisation
         * @description The company.
         */
        Organisation: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * OtherSignal
         * @description Another signal of the machine that goes the same way.
         */
        OtherSignal: {
            /** Point Id */
            point_id: number;
            /** Point Name */
            point_name: string;
        };
        /**
         * Overview
         * @description Everything the first screen shows.
         */
        Overview: {
            counts: components["schemas"]["Counts"];
            /** Incidents */
            incidents: components["schemas"]["OverviewIncident"][];
            /** Machines */
            machines: components["schemas"]["Machine"][];
            status: components["schemas"]["ServiceStatus"];
            /** Work Orders */
            work_orders: components["schemas"]["OverviewOrder"][];
        };
        /**
         * OverviewIncident
         * @description An open incident of the overview.
         */
        OverviewIncident: {
            /** Alarm Count */
            alarm_count: number;
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Asset Name */
            asset_name: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Closed At */
            closed_at: string | null;
            /** Failure Mode */
            failure_mode: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Severity */
            severity: string;
            /** State */
            state: string;
            /** Work Order Id */
            work_order_id: string | null;
            /** Work Order Number */
            work_order_number: string | null;
        };
        /**
         * OverviewOrder
         * @description An open order of the overview.
         */
        OverviewOrder: {
            /** Asset Id */
            asset_id: string | null;
            /** Asset Name */
            asset_name: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Priority */
            priority: string;
            /** Source */
            source: string;
            /** Status */
            status: string;
            /** Title */
            title: string;
        };
        /**
         * OwnBranch
         * @description A branch in which the person has a role.
         */
        OwnBranch: {
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * OwnSession
         * @description A browser or phone in which you are signed in.
         */
        OwnSession: {
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Current */
            is_current: boolean;
            /** Is Phone */
            is_phone: boolean;
            /**
             * Last Used At
             * Format: date-time
             */
            last_used_at: string;
            /** User Agent */
            user_agent: string;
            /** Way */
            way: string;
        };
        /** Page[Alarm] */
        Page_Alarm_: {
            /** Items */
            items: components["schemas"]["Alarm"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[AllocationOfInvoice] */
        Page_AllocationOfInvoice_: {
            /** Items */
            items: components["schemas"]["AllocationOfInvoice"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Asset] */
        Page_Asset_: {
            /** Items */
            items: components["schemas"]["Asset"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Attachment] */
        Page_Attachment_: {
            /** Items */
            items: components["schemas"]["Attachment"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[AuditEntry] */
        Page_AuditEntry_: {
            /** Items */
            items: components["schemas"]["AuditEntry"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Balance] */
        Page_Balance_: {
            /** Items */
            items: components["schemas"]["Balance"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Booking] */
        Page_Booking_: {
            /** Items */
            items: components["schemas"]["Booking"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Branch] */
        Page_Branch_: {
            /** Items */
            items: components["schemas"]["Branch"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[BranchPerson] */
        Page_BranchPerson_: {
            /** Items */
            items: components["schemas"]["BranchPerson"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[BranchTerms] */
        Page_BranchTerms_: {
            /** Items */
            items: components["schemas"]["BranchTerms"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Choice] */
        Page_Choice_: {
            /** Items */
            items: components["schemas"]["Choice"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Comment] */
        Page_Comment_: {
            /** Items */
            items: components["schemas"]["Comment"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Contract] */
        Page_Contract_: {
            /** Items */
            items: components["schemas"]["Contract"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Customer] */
        Page_Customer_: {
            /** Items */
            items: components["schemas"]["Customer"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[CustomerLink] */
        Page_CustomerLink_: {
            /** Items */
            items: components["schemas"]["CustomerLink"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[DeadLetter] */
        Page_DeadLetter_: {
            /** Items */
            items: components["schemas"]["DeadLetter"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Delivery] */
        Page_Delivery_: {
            /** Items */
            items: components["schemas"]["Delivery"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[FailedCommand] */
        Page_FailedCommand_: {
            /** Items */
            items: components["schemas"]["FailedCommand"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[FigureJob] */
        Page_FigureJob_: {
            /** Items */
            items: components["schemas"]["FigureJob"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[FigureValue] */
        Page_FigureValue_: {
            /** Items */
            items: components["schemas"]["FigureValue"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Forecast] */
        Page_Forecast_: {
            /** Items */
            items: components["schemas"]["Forecast"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Gateway] */
        Page_Gateway_: {
            /** Items */
            items: components["schemas"]["Gateway"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[HistoryEntry] */
        Page_HistoryEntry_: {
            /** Items */
            items: components["schemas"]["HistoryEntry"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Incident] */
        Page_Incident_: {
            /** Items */
            items: components["schemas"]["Incident"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[InvoiceInList] */
        Page_InvoiceInList_: {
            /** Items */
            items: components["schemas"]["InvoiceInList"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Leave] */
        Page_Leave_: {
            /** Items */
            items: components["schemas"]["Leave"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[LogLine] */
        Page_LogLine_: {
            /** Items */
            items: components["schemas"]["LogLine"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Message] */
        Page_Message_: {
            /** Items */
            items: components["schemas"]["Message"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Move] */
        Page_Move_: {
            /** Items */
            items: components["schemas"]["Move"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Notification] */
        Page_Notification_: {
            /** Items */
            items: components["schemas"]["Notification"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ObjectKind] */
        Page_ObjectKind_: {
            /** Items */
            items: components["schemas"]["ObjectKind"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[OnCall] */
        Page_OnCall_: {
            /** Items */
            items: components["schemas"]["OnCall"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[OrderStep] */
        Page_OrderStep_: {
            /** Items */
            items: components["schemas"]["OrderStep"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[OwnSession] */
        Page_OwnSession_: {
            /** Items */
            items: components["schemas"]["OwnSession"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Part] */
        Page_Part_: {
            /** Items */
            items: components["schemas"]["Part"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Payment] */
        Page_Payment_: {
            /** Items */
            items: components["schemas"]["Payment"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[PaymentCallback] */
        Page_PaymentCallback_: {
            /** Items */
            items: components["schemas"]["PaymentCallback"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[PaymentRequest] */
        Page_PaymentRequest_: {
            /** Items */
            items: components["schemas"]["PaymentRequest"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Place] */
        Page_Place_: {
            /** Items */
            items: components["schemas"]["Place"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Point] */
        Page_Point_: {
            /** Items */
            items: components["schemas"]["Point"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[PriceList] */
        Page_PriceList_: {
            /** Items */
            items: components["schemas"]["PriceList"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Promise] */
        Page_Promise_: {
            /** Items */
            items: components["schemas"]["Promise"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[PushSubscription] */
        Page_PushSubscription_: {
            /** Items */
            items: components["schemas"]["PushSubscription"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Region] */
        Page_Region_: {
            /** Items */
            items: components["schemas"]["Region"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Rule] */
        Page_Rule_: {
            /** Items */
            items: components["schemas"]["Rule"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Series] */
        Page_Series_: {
            /** Items */
            items: components["schemas"]["Series"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ServiceCategory] */
        Page_ServiceCategory_: {
            /** Items */
            items: components["schemas"]["ServiceCategory"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ServiceReport] */
        Page_ServiceReport_: {
            /** Items */
            items: components["schemas"]["ServiceReport"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Site] */
        Page_Site_: {
            /** Items */
            items: components["schemas"]["Site"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Technician] */
        Page_Technician_: {
            /** Items */
            items: components["schemas"]["Technician"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[TimeEntry] */
        Page_TimeEntry_: {
            /** Items */
            items: components["schemas"]["TimeEntry"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[Verification] */
        Page_Verification_: {
            /** Items */
            items: components["schemas"]["Verification"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[VisitProposal] */
        Page_VisitProposal_: {
            /** Items */
            items: components["schemas"]["VisitProposal"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[WaitingPoint] */
        Page_WaitingPoint_: {
            /** Items */
            items: components["schemas"]["WaitingPoint"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[WorkOrder] */
        Page_WorkOrder_: {
            /** Items */
            items: components["schemas"]["WorkOrder"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * Part
         * @description Something that is kept in stock; the price is for one unit, without tax.
         */
        Part: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Sale Currency */
            sale_currency: string | null;
            /** Sale Price */
            sale_price: string | null;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /**
         * PartChanges
         * @description What to change; fields left out stay. The number stays for ever: files and kinds of jobs name the part by it.
         * @example {
         *       "sale_currency": "KES",
         *       "sale_price": "1500"
         *     }
         */
        PartChanges: {
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Sale Currency
             * @description ISO 4217; empty where there is no price.
             * @default
             */
            sale_currency?: string;
            /** Sale Price */
            sale_price?: number | string | null;
            /**
             * Unit
             * @default piece
             */
            unit?: string;
        };
        /**
         * PartOfJob
         * @description What such a job needs of a part, by the part's number.
         */
        PartOfJob: {
            /** Number */
            number: string;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number | string;
        };
        /**
         * PartOfKind
         * @description What such a job needs of a part.
         */
        PartOfKind: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Quantity */
            quantity: string;
            /** Unit */
            unit: string;
        };
        /**
         * PartOnInvoice
         * @description How much of a payment is put on an invoice.
         */
        PartOnInvoice: {
            /** Amount */
            amount: number | string;
            /**
             * Invoice Id
             * Format: uuid
             */
            invoice_id: string;
        };
        /**
         * PartPrice
         * @description What a part costs the customer; parts without one have the price that stock knows.
         */
        "PartPrice-Input": {
            /** Part Number */
            part_number: string;
            /** Price */
            price: number | string;
        };
        /**
         * PartPrice
         * @description What a part costs the customer; parts without one have the price that stock knows.
         */
        "PartPrice-Output": {
            /** Part Number */
            part_number: string;
            /** Price */
            price: string;
        };
        /**
         * PartsOfOrder
         * @description What an order needs and what it used; `cost` is the sum of what stands.
         */
        PartsOfOrder: {
            /** Cost */
            cost: string | null;
            /** Currency */
            currency: string | null;
            /** Planned */
            planned: components["schemas"]["NeededPart"][];
            /** Used */
            used: components["schemas"]["UseOfPart"][];
        };
        /**
         * PartTakenBack
         * @description Why a part was not used after all; with an id of your own it may be sent twice.
         * @example {
         *       "reason": "the old one was still good"
         *     }
         */
        PartTakenBack: {
            /** Id */
            id?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * PathStep
         * @description One step ahead: what is expected, and between what the value lies with the interval's coverage.
         */
        PathStep: {
            /** At */
            at: number;
            /** Expected */
            expected: number;
            /** High */
            high: number;
            /** Low */
            low: number;
        };
        /**
         * Payment
         * @description Money that came in; `left` is on no invoice yet: the customer's credit.
         */
        Payment: {
            /** Amount */
            amount: string;
            /** Branch Id */
            branch_id: string | null;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Left */
            left: string;
            /**
             * Method
             * @enum {string}
             */
            method: "cash" | "mpesa";
            /** Note */
            note: string;
            /** Payer */
            payer: string;
            /** Receipt Number */
            receipt_number: string | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Recorded By */
            recorded_by: string;
            /** Typed Reference */
            typed_reference: string;
            /** Void Reason */
            void_reason: string | null;
            /** Voided At */
            voided_at: string | null;
            /** Voided By */
            voided_by: string | null;
        };
        /**
         * PaymentCallback
         * @description What a provider, or somebody in its name, told us and what is not booked, with the reason.
         */
        PaymentCallback: {
            /** Amount */
            amount: string | null;
            /** Branch Id */
            branch_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Invoice Id */
            invoice_id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "stk" | "c2b";
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "booked" | "repeat" | "noted" | "waiting" | "refused" | "settled";
            /** Payer */
            payer: string;
            /** Reason */
            reason: string;
            /** Receipt Number */
            receipt_number: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Typed Reference */
            typed_reference: string;
        };
        /**
         * PaymentRequest
         * @description A phone that was asked to pay; pending is not paid.
         */
        PaymentRequest: {
            /** Amount */
            amount: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Currency */
            currency: string;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Invoice Id
             * Format: uuid
             */
            invoice_id: string;
            /** Phone */
            phone: string;
            /** Reason */
            reason: string;
            /**
             * Status
             * @enum {string}
             */
            status: "new" | "pending" | "paid" | "failed";
        };
        /**
         * Person
         * @description The signed-in person.
         */
        Person: {
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sw" | "fr";
            /** Name */
            name: string;
            /** Time Zone */
            time_zone: string | null;
        };
        /**
         * PhoneAddress
         * @description Where a technician's phone begins.
         *
         *     `lan`: on the page that lets it trust this installation's authority, whose fingerprint is compared. `public`: at the
         *     phone page itself, under the service's public address. `none`: phones cannot reach the service.
         */
        PhoneAddress: {
            /** Address */
            address: string;
            /** Fingerprint */
            fingerprint: string;
            /**
             * Qr
             * @description The address as a QR code, SVG.
             */
            qr: string;
            /**
             * Way
             * @enum {string}
             */
            way: "lan" | "public" | "none";
        };
        /**
         * PhonePlace
         * @description Where the phone was, degrees WGS 84; the accuracy in metres is its own estimate.
         */
        PhonePlace: {
            /** Accuracy M */
            accuracy_m?: number | null;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * PhoneToAsk
         * @description Which phone is asked to pay what is owed. The id is made by who asks, so that it is asked once.
         * @example {
         *       "id": "0199c1de-0000-7000-8000-000000000003",
         *       "phone": "0712 345 678"
         *     }
         */
        PhoneToAsk: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Phone */
            phone: string;
        };
        /**
         * Place
         * @description A warehouse or a van.
         */
        Place: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "warehouse" | "van";
            /** Name */
            name: string;
            /** Technician Id */
            technician_id: string | null;
            /** Technician Name */
            technician_name: string | null;
            /** Version */
            version: number;
        };
        /**
         * PlaceChanges
         * @description What to change; fields left out stay. Only an empty place can be closed.
         * @example {
         *       "name": "Main store, Industrial Area"
         *     }
         */
        PlaceChanges: {
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Technician Id */
            technician_id?: string | null;
        };
        /**
         * PlannedPart
         * @description How much of a part the order needs altogether; 0 takes it off the list.
         * @example {
         *       "quantity": "2"
         *     }
         */
        PlannedPart: {
            /** Quantity */
            quantity: number | string;
        };
        /**
         * Point
         * @description One measured value of an edge agent.
         */
        Point: {
            /** Asset Id */
            asset_id: string | null;
            /** Asset Name */
            asset_name: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Gateway Id
             * Format: uuid
             */
            gateway_id: string;
            /** Gateway Name */
            gateway_name: string;
            /** Id */
            id: number;
            /** Key */
            key: string;
            last: components["schemas"]["LastValue"] | null;
            /** Name */
            name: string;
            /** Revision */
            revision: number;
            /**
             * State
             * @enum {string}
             */
            state: "pending" | "bound";
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /**
         * PointName
         * @description The name people use.
         * @example {
         *       "name": "Vibration, drive end"
         *     }
         */
        PointName: {
            /** Name */
            name: string;
        };
        /**
         * PortalDecision
         * @description The customer's word on the work.
         */
        PortalDecision: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Decision
             * @enum {string}
             */
            decision: "confirmed" | "disputed";
            /** Person Name */
            person_name: string;
            /** Words */
            words: string;
        };
        /**
         * PortalInvoice
         * @description An invoice as its customer sees it; amounts are minor units of `currency`.
         *
         *     `asks` is what a phone is asked for: `owed` in whole shillings, rounded up. `can_ask`: a phone can be asked to pay.
         *     `paybill` and `reference` are for who pays by themselves.
         */
        PortalInvoice: {
            /** Asks */
            asks: number;
            /** Can Ask */
            can_ask: boolean;
            /** Credited */
            credited: number;
            /** Currency */
            currency: string;
            /** Customer */
            customer: string;
            /** Due On */
            due_on: string;
            /** Gross */
            gross: number;
            /** Issued On */
            issued_on: string;
            /** Number */
            number: string;
            /** Order Number */
            order_number: string;
            /** Owed */
            owed: number;
            /** Paid */
            paid: number;
            /** Paybill */
            paybill: string;
            /** Receipts */
            receipts: components["schemas"]["PortalReceipt"][];
            /** Reference */
            reference: string;
            request: components["schemas"]["PortalPaymentRequest"] | null;
            /** Title */
            title: string;
        };
        /**
         * PortalMachine
         * @description A machine about which something may be reported.
         */
        PortalMachine: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Tag */
            tag: string;
        };
        /**
         * PortalOrder
         * @description One order as its customer sees it.
         *
         *     `arrives_at` and `planned_until` are what is planned while somebody is to come; `promised_at` is until when somebody
         *     will be there at the latest.
         */
        PortalOrder: {
            /** Arrives At */
            arrives_at: string | null;
            /** Completed At */
            completed_at: string | null;
            decision: components["schemas"]["PortalDecision"] | null;
            /** Machine */
            machine: string;
            /** May Decide */
            may_decide: boolean;
            /** May Sign */
            may_sign: boolean;
            /** Number */
            number: string;
            /** Photo Ids */
            photo_ids: string[];
            /** Planned Until */
            planned_until: string | null;
            /** Promised At */
            promised_at: string | null;
            rating: components["schemas"]["PortalRating"] | null;
            signature: components["schemas"]["PortalSignature"] | null;
            /** Stages */
            stages: components["schemas"]["PortalStage"][];
            /**
             * Standing
             * @enum {string}
             */
            standing: "received" | "planned" | "on_the_way" | "at_work" | "waiting" | "done" | "cancelled";
            /** Technician Name */
            technician_name: string;
            /** Title */
            title: string;
            /** Work */
            work: components["schemas"]["PortalWork"][];
        };
        /**
         * PortalPage
         * @description What a link opens: a site's request page with its machines, an order with its issued invoice, or an invoice.
         */
        PortalPage: {
            /** Branch */
            branch: string;
            /** Company */
            company: string;
            invoice: components["schemas"]["PortalInvoice"] | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "request" | "order" | "invoice";
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sw" | "fr";
            /** Machines */
            machines: components["schemas"]["PortalMachine"][];
            order: components["schemas"]["PortalOrder"] | null;
            /** Site */
            site: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * PortalPaymentRequest
         * @description A phone that was asked to pay; of its number only the end is shown.
         *
         *     `may_ask_again`: the question has left the phone, so that this or another phone may be asked.
         */
        PortalPaymentRequest: {
            /** Amount */
            amount: number;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Failure */
            failure: ("no_money" | "cancelled" | "not_reached" | "wrong_pin" | "other") | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** May Ask Again */
            may_ask_again: boolean;
            /** Phone */
            phone: string;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "paid" | "failed";
        };
        /**
         * PortalRating
         * @description The customer's rating; it may be changed until `open_until`.
         */
        PortalRating: {
            /** Is Open */
            is_open: boolean;
            /**
             * Open Until
             * Format: date-time
             */
            open_until: string;
            /** Score */
            score: number;
            /** Words */
            words: string;
        };
        /**
         * PortalReceipt
         * @description A payment that was put on the invoice.
         */
        PortalReceipt: {
            /** Amount */
            amount: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Receipt Number */
            receipt_number: string;
        };
        /**
         * PortalReported
         * @description What became of a report. `token` opens the order's own page: `/c/{token}`.
         */
        PortalReported: {
            /** Is New */
            is_new: boolean;
            /** Number */
            number: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Token */
            token: string;
        };
        /**
         * PortalSignature
         * @description Who signed, and when.
         */
        PortalSignature: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Signed By */
            signed_by: string;
        };
        /**
         * PortalStage
         * @description Something that happened to the order, in people's words.
         */
        PortalStage: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * What
             * @enum {string}
             */
            what: "received" | "planned" | "on_the_way" | "at_work" | "waiting" | "done" | "cancelled";
        };
        /**
         * PortalWork
         * @description One step of what was done, with its result.
         */
        PortalWork: {
            /** Result */
            result: string;
            /** Title */
            title: string;
        };
        /**
         * PossibleStep
         * @description A next state that is possible now.
         */
        PossibleStep: {
            /** Requires Reason */
            requires_reason: boolean;
            /**
             * To
             * @enum {string}
             */
            to: "proposed" | "scheduled" | "dispatched" | "accepted" | "declined" | "travelling" | "on_site" | "working" | "on_break" | "completed" | "partially_completed" | "cannot_complete" | "cancelled";
        };
        /**
         * PossibleTransition
         * @description A next state that is possible now.
         */
        PossibleTransition: {
            /** Requires Reason */
            requires_reason: boolean;
            /**
             * To
             * @enum {string}
             */
            to: "draft" | "awaiting_approval" | "unscheduled" | "scheduled" | "in_progress" | "on_hold" | "completed" | "approved" | "closed" | "cancelled";
        };
        /**
         * PredictionSetting
         * @description What a branch does with a foreseen fault.
         */
        PredictionSetting: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "propose" | "open_orders";
            /** Version */
            version: number;
        };
        /**
         * Preferences
         * @description What a person chose for themselves.
         */
        Preferences: {
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sw" | "fr";
        };
        /**
         * PriceList
         * @description Prices in one currency; one list of a currency is the usual one.
         */
        PriceList: {
            /** Call Out Fee */
            call_out_fee: string;
            /** Currency */
            currency: string;
            /** Fixed Prices */
            fixed_prices: components["schemas"]["FixedPrice-Output"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
            /** Labour Rate */
            labour_rate: string;
            /** Name */
            name: string;
            /** Part Prices */
            part_prices: components["schemas"]["PartPrice-Output"][];
            /** Prices Include Tax */
            prices_include_tax: boolean;
            /** Skill Rates */
            skill_rates: components["schemas"]["SkillRate-Output"][];
            /** Travel Per Km */
            travel_per_km: string;
            /** Version */
            version: number;
        };
        /**
         * PriceListChanges
         * @description What to change; fields left out stay, lists are replaced as a whole. The currency stays.
         * @example {
         *       "labour_rate": "2600"
         *     }
         */
        PriceListChanges: {
            /**
             * Call Out Fee
             * @default 0
             */
            call_out_fee?: number | string;
            /** Fixed Prices */
            fixed_prices?: components["schemas"]["FixedPrice-Input"][];
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
            /**
             * Labour Rate
             * @default 0
             */
            labour_rate?: number | string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Part Prices */
            part_prices?: components["schemas"]["PartPrice-Input"][];
            /**
             * Prices Include Tax
             * @default false
             */
            prices_include_tax?: boolean;
            /** Skill Rates */
            skill_rates?: components["schemas"]["SkillRate-Input"][];
            /**
             * Travel Per Km
             * @default 0
             */
            travel_per_km?: number | string;
        };
        /**
         * PriceListOfCustomer
         * @description Which list a customer has; null: the usual one.
         * @example {
         *       "price_list_id": "0199c1de-0000-7000-8000-000000000004"
         *     }
         */
        PriceListOfCustomer: {
            /** Price List Id */
            price_list_id: string | null;
        };
        /**
         * Problem
         * @description RFC 9457: what went wrong, for the program (`type`) and for the person (`title`, `detail`).
         */
        Problem: {
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default []
             */
            errors?: components["schemas"]["FieldProblem"][];
            /** Request Id */
            request_id: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * Profile
         * @description Who you are here, and what proves it.
         *
         *     `time_zone` is null where times follow the device. A second factor that is needed may not be removed.
         */
        Profile: {
            /** Can Have Authenticator */
            can_have_authenticator: boolean;
            /** Email */
            email: string;
            /** Has Authenticator */
            has_authenticator: boolean;
            /** Has Password */
            has_password: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sw" | "fr";
            /** Name */
            name: string;
            /** Needs Second Factor */
            needs_second_factor: boolean;
            /** Passkeys */
            passkeys: number;
            /** Recovery Codes Left */
            recovery_codes_left: number;
            /** Time Zone */
            time_zone: string | null;
        };
        /**
         * ProfileChanges
         * @description What to change of your profile; what is left out stays.
         * @example {
         *       "language": "sw",
         *       "time_zone": "Africa/Nairobi"
         *     }
         */
        ProfileChanges: {
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language?: "en" | "sw" | "fr";
            /** Time Zone */
            time_zone?: string | null;
        };
        /**
         * Promise
         * @description What is promised for an order, and how it stands; `breached_at` stays for ever.
         */
        Promise: {
            /**
             * At Risk At
             * Format: date-time
             */
            at_risk_at: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Breached At */
            breached_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Met At */
            met_at: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "paused" | "at_risk" | "breached" | "met" | "cancelled";
            /** Summary */
            summary: string;
            /**
             * Target
             * @enum {string}
             */
            target: "respond" | "arrive" | "resolve";
            /**
             * Work Order Id
             * Format: uuid
             */
            work_order_id: string;
        };
        /**
         * Proof
         * @description A code of the authenticator app, or without one the password.
         * @example {
         *       "password": "…"
         *     }
         */
        Proof: {
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Password
             * @default
             */
            password?: string;
        };
        /**
         * ProofOfOrder
         * @description What the kind of job asks for, and what lacks.
         */
        ProofOfOrder: {
            /** Distance M */
            distance_m: number | null;
            /** Missing */
            missing: components["schemas"]["MissingProof"][];
        };
        /**
         * ProviderState
         * @description Whether phones can be asked to pay, and how it goes; no secret is shown.
         */
        ProviderState: {
            /** Callback Url */
            callback_url: string;
            /** Failed Today */
            failed_today: number;
            /** Is C2B Set Up */
            is_c2b_set_up: boolean;
            /** Is Set Up */
            is_set_up: boolean;
            /** Last Callback At */
            last_callback_at: string | null;
            /** Paid Today */
            paid_today: number;
            /** Pending */
            pending: number;
            /** Short Code */
            short_code: string;
            /** Transaction Type */
            transaction_type: string;
            /** Url */
            url: string;
            /** Waiting */
            waiting: number;
        };
        /**
         * PushKey
         * @description The key a browser asks for when it subscribes (applicationServerKey, base64url).
         */
        PushKey: {
            /** Key */
            key: string;
        };
        /**
         * PushKeys
         * @description The subscription's own keys, base64url.
         */
        PushKeys: {
            /** Auth */
            auth: string;
            /** P256Dh */
            p256dh: string;
        };
        /**
         * PushSubscription
         * @description A browser of yours that may be woken.
         */
        PushSubscription: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** User Agent */
            user_agent: string;
        };
        /**
         * RecoveryCodes
         * @description Codes of one use, shown once.
         */
        RecoveryCodes: {
            /** Codes */
            codes: string[];
        };
        /**
         * Region
         * @description A part of the company with branches.
         */
        Region: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Version */
            version: number;
        };
        /**
         * RegionChanges
         * @description What to change; fields left out stay.
         * @example {
         *       "name": "Coast and islands"
         *     }
         */
        RegionChanges: {
            /**
             * Name
             * @default
             */
            name?: string;
            /** Parent Id */
            parent_id?: string | null;
        };
        /**
         * Rejected
         * @description A technician who cannot go.
         */
        Rejected: {
            /** Name */
            name: string;
            /** Reasons */
            reasons: components["schemas"]["RejectionReason"][];
            /**
             * Technician Id
             * Format: uuid
             */
            technician_id: string;
        };
        /**
         * RejectionReason
         * @description Why somebody cannot be sent; `what` names the missing skill or certificate, or why it was declined before.
         */
        RejectionReason: {
            /**
             * Code
             * @enum {string}
             */
            code: "skill" | "level" | "certificate" | "declined" | "not_working" | "no_gap";
            /** What */
            what: string;
        };
        /**
         * Reporter
         * @description Who reported it by a site's link.
         */
        Reporter: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Person Name */
            person_name: string;
            /** Phone */
            phone: string;
        };
        /**
         * RequiredSkill
         * @description What somebody must be able to do, at least at this level (1 is a learner); a word alone means level 1.
         * @example {
         *       "level": 3,
         *       "skill": "mechanical"
         *     }
         */
        RequiredSkill: {
            /**
             * Level
             * @default 1
             */
            level?: number;
            /** Skill */
            skill: string;
        };
        /**
         * ResetRequest
         * @description Whose password is forgotten.
         * @example {
         *       "email": "manager@demo.local"
         *     }
         */
        ResetRequest: {
            /** Email */
            email: string;
        };
        /**
         * Role
         * @description A role in a branch, or in all (null).
         */
        Role: {
            /** Branch Id */
            branch_id: string | null;
            /** Role */
            role: string;
        };
        /**
         * RowProblem
         * @description What is wrong with a row; `row` counts as a spreadsheet does, the head being 1. Without a column: all of it.
         */
        RowProblem: {
            /** Column */
            column: string;
            /** Message */
            message: string;
            /** Row */
            row: number;
        };
        /**
         * Rule
         * @description What is watched and what it may cause.
         */
        Rule: {
            /** Asset Id */
            asset_id: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            chart?: components["schemas"]["Chart"] | null;
            /**
             * Effect
             * @enum {string}
             */
            effect: "observation" | "work_order";
            /** Failure Mode */
            failure_mode: string;
            /**
             * Gateway Id
             * Format: uuid
             */
            gateway_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "limit" | "ewma";
            /** Name */
            name: string;
            /** Params */
            params: components["schemas"]["LimitSettings"] | components["schemas"]["ChartSettings"];
            /** Point Id */
            point_id: number;
            /**
             * Severity
             * @enum {string}
             */
            severity: "low" | "medium" | "high" | "critical";
            /**
             * Stage
             * @enum {string}
             */
            stage: "observe" | "shadow" | "live";
            /** Version */
            version: number;
        };
        /**
         * RuleChanges
         * @description What to change; fields left out stay, whatever default stands here.
         * @example {
         *       "severity": "critical"
         *     }
         */
        RuleChanges: {
            /**
             * Effect
             * @default work_order
             * @enum {string}
             */
            effect?: "observation" | "work_order";
            /**
             * Failure Mode
             * @default
             */
            failure_mode?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Params
             * @default {
             *       "deadband": 0,
             *       "direction": "high",
             *       "limit": 0,
             *       "max_gap_s": 3600,
             *       "off_delay_s": 0,
             *       "on_delay_s": 0
             *     }
             */
            params?: components["schemas"]["LimitSettings"] | components["schemas"]["ChartSettings"];
            /**
             * Severity
             * @default medium
             * @enum {string}
             */
            severity?: "low" | "medium" | "high" | "critical";
            /**
             * Stage
             * @default live
             * @enum {string}
             */
            stage?: "observe" | "shadow" | "live";
        };
        /**
         * ScorePart
         * @description What a part of the choice costs, in minutes.
         */
        ScorePart: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "travel" | "waiting" | "lateness" | "surplus_skill" | "displaced" | "spare_parts";
            /** Minutes */
            minutes: number;
        };
        /**
         * Seen
         * @description Which notifications you have looked at; null means all of them.
         * @example {}
         */
        Seen: {
            /** Notification Ids */
            notification_ids?: string[] | null;
        };
        /**
         * Series
         * @description How far the numbers of one kind of document have come in a year.
         */
        Series: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "WO" | "INV" | "CN";
            /** Last Number */
            last_number: number;
            /** Year */
            year: number;
        };
        /**
         * SeriesAnswer
         * @description A period in buckets; times are seconds since the epoch.
         */
        SeriesAnswer: {
            /** At */
            at: number[];
            /**
             * Avg
             * @description The mean of the readings in each bucket, each counting once.
             */
            avg: number[];
            /** Bucket S */
            bucket_s: number;
            /**
             * From
             * Format: date-time
             */
            from: string;
            /** Gaps */
            gaps: components["schemas"]["Gap"][];
            /** Max */
            max: number[];
            /** Min */
            min: number[];
            /** Point Id */
            point_id: number;
            /** Raw */
            raw: boolean;
            /**
             * Source
             * @enum {string}
             */
            source: "raw" | "1min" | "1h";
            /**
             * To
             * Format: date-time
             */
            to: string;
            /** Unit */
            unit: string;
        };
        /**
         * SeriesStart
         * @description At which number a series begins that has not begun here.
         * @example {
         *       "first_number": 480,
         *       "kind": "INV",
         *       "year": 2027
         *     }
         */
        SeriesStart: {
            /** First Number */
            first_number: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "WO" | "INV" | "CN";
            /** Year */
            year: number;
        };
        /**
         * ServiceCategory
         * @description A kind of job.
         */
        ServiceCategory: {
            /** Duration Minutes */
            duration_minutes: number;
            /** Failure Modes */
            failure_modes: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Needs Signature */
            needs_signature: boolean;
            /** Parts */
            parts: components["schemas"]["PartOfKind"][];
            /** Photo Count */
            photo_count: number;
            /** Radius M */
            radius_m: number;
            /** Required Certificates */
            required_certificates: string[];
            /** Required Skills */
            required_skills: components["schemas"]["RequiredSkill"][];
            /** Steps */
            steps: components["schemas"]["StepDefinition"][];
            /** Verification Minutes */
            verification_minutes: number;
            /** Version */
            version: number;
        };
        /**
         * ServiceCategoryChanges
         * @description What to change; fields left out stay, whatever default stands here.
         * @example {
         *       "photo_count": 2
         *     }
         */
        ServiceCategoryChanges: {
            /**
             * Duration Minutes
             * @default 90
             */
            duration_minutes?: number;
            /** Failure Modes */
            failure_modes?: string[];
            /**
             * Name
             * @default -
             */
            name?: string;
            /**
             * Needs Signature
             * @default false
             */
            needs_signature?: boolean;
            /** Parts */
            parts?: components["schemas"]["PartOfJob"][];
            /**
             * Photo Count
             * @default 0
             */
            photo_count?: number;
            /**
             * Radius M
             * @default 0
             */
            radius_m?: number;
            /** Required Certificates */
            required_certificates?: string[];
            /** Required Skills */
            required_skills?: components["schemas"]["RequiredSkill"][];
            /** Steps */
            steps?: components["schemas"]["StepDefinition"][];
            /**
             * Verification Minutes
             * @default 0
             */
            verification_minutes?: number;
        };
        /**
         * ServiceReport
         * @description The report of one completion; `reason` says why it went to nobody.
         */
        ServiceReport: {
            /**
             * Completed At
             * Format: date-time
             */
            completed_at: string;
            /** File Id */
            file_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Reason
             * @enum {string}
             */
            reason: "" | "no_customer" | "no_address";
            /** Sent To */
            sent_to: string;
            /**
             * Work Order Id
             * Format: uuid
             */
            work_order_id: string;
        };
        /**
         * ServiceStatus
         * @description What the service stands on.
         */
        ServiceStatus: {
            /** Database Tier */
            database_tier: string;
        };
        /**
         * Session
         * @description Who is signed in, with the token that changes must carry.
         *
         *     A session that `must_enrol` can do nothing but set up a second factor: the organisation asks the role for one.
         */
        Session: {
            /** Branches */
            branches: components["schemas"]["OwnBranch"][];
            /** Csrf Token */
            csrf_token: string;
            /** Must Enrol */
            must_enrol: boolean;
            /** Permissions */
            permissions: string[];
            person: components["schemas"]["Person"];
            /**
             * Proved At
             * Format: date-time
             */
            proved_at: string;
            /** Roles */
            roles: components["schemas"]["Role"][];
        };
        /**
         * SignIn
         * @description E-mail and password, and the code of the authenticator app, or a recovery code, where one is asked for.
         * @example {
         *       "email": "manager@demo.local",
         *       "password": "…"
         *     }
         */
        SignIn: {
            /**
             * Code
             * @default
             */
            code?: string;
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * Site
         * @description A place with assets; without a customer it is the company's own.
         */
        Site: {
            /** Address */
            address: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Contacts */
            contacts: components["schemas"]["Contact"][];
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * SiteChanges
         * @description Fields to change; those left out stay, whatever default stands here, and contacts are replaced as a whole.
         * @example {
         *       "contacts": [
         *         {
         *           "name": "Grace Njeri",
         *           "role": "Plant engineer"
         *         }
         *       ]
         *     }
         */
        SiteChanges: {
            /**
             * Address
             * @default
             */
            address?: string;
            /** Contacts */
            contacts?: components["schemas"]["Contact"][];
            /** Customer Id */
            customer_id?: string | null;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /**
         * Skill
         * @description What somebody can do; 1 is a learner, 5 teaches others.
         * @example {
         *       "level": 4,
         *       "skill": "mechanical"
         *     }
         */
        Skill: {
            /** Level */
            level: number;
            /** Skill */
            skill: string;
        };
        /**
         * SkillRate
         * @description The hourly rate of jobs that ask for a skill.
         */
        "SkillRate-Input": {
            /** Rate */
            rate: number | string;
            /** Skill */
            skill: string;
        };
        /**
         * SkillRate
         * @description The hourly rate of jobs that ask for a skill.
         */
        "SkillRate-Output": {
            /** Rate */
            rate: string;
            /** Skill */
            skill: string;
        };
        /**
         * StepAnswer
         * @description Yes or no, a number in the step's unit, a text, or one of the options.
         * @example {
         *       "answer": 2.8,
         *       "note": "measured twice"
         *     }
         */
        StepAnswer: {
            /** Answer */
            answer: boolean | number | string;
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * StepDefinition
         * @description A step of every job of a kind; `low` and `high` are the band of a number in its unit (UCUM).
         */
        StepDefinition: {
            /** High */
            high?: number | null;
            /**
             * Is Required
             * @default true
             */
            is_required?: boolean;
            /**
             * Kind
             * @default check
             * @enum {string}
             */
            kind?: "check" | "number" | "text" | "choice";
            /** Low */
            low?: number | null;
            /** Options */
            options?: string[];
            /** Title */
            title: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
        };
        /**
         * Storage
         * @description What storage holds; what is null is not known.
         */
        Storage: {
            /** Database Bytes */
            database_bytes: number;
            /** Default Rows */
            default_rows: number;
            /** Disk Free Bytes */
            disk_free_bytes: number | null;
            /** Full At */
            full_at: string | null;
            /** Growth Bytes A Day */
            growth_bytes_a_day: number | null;
            /** Kept */
            kept: components["schemas"]["KeptFigures"][];
            /** Oldest Waiting At */
            oldest_waiting_at: string | null;
            /** Server Version */
            server_version: string;
            /**
             * Tier
             * @enum {string}
             */
            tier: "none" | "apache" | "timescale";
            /** Timescaledb Version */
            timescaledb_version: string | null;
            /** Waiting Hours */
            waiting_hours: number;
        };
        /**
         * Suspect
         * @description A point of an incident.
         */
        Suspect: {
            /** Point Id */
            point_id: number;
            /** Point Name */
            point_name: string;
        };
        /**
         * TakeBack
         * @description Why a move is taken back; with an id of your own it may be sent twice.
         * @example {
         *       "reason": "wrong part"
         *     }
         */
        TakeBack: {
            /** Id */
            id?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * Technician
         * @description Somebody who can be booked; the rate is in the branch's currency an hour.
         */
        Technician: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Certificates */
            certificates: components["schemas"]["Certificate"][];
            /** Home Latitude */
            home_latitude: number | null;
            /** Home Longitude */
            home_longitude: number | null;
            /** Hourly Rate */
            hourly_rate: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Name */
            name: string;
            /** Person Id */
            person_id: string | null;
            /** Phone */
            phone: string;
            /** Shifts */
            shifts: components["schemas"]["WeeklyShift-Output"][];
            /** Skills */
            skills: components["schemas"]["Skill"][];
            /** Van */
            van: string;
            /** Version */
            version: number;
        };
        /**
         * TechnicianChanges
         * @description What to change; fields left out stay, whatever default stands here.
         * @example {
         *       "van": "KDA 123A"
         *     }
         */
        TechnicianChanges: {
            /** Certificates */
            certificates?: components["schemas"]["Certificate"][];
            /** Home Latitude */
            home_latitude?: number | null;
            /** Home Longitude */
            home_longitude?: number | null;
            /**
             * Hourly Rate
             * @default 0
             */
            hourly_rate?: number | string;
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Person Id */
            person_id?: string | null;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /** Shifts */
            shifts?: components["schemas"]["WeeklyShift-Input"][];
            /** Skills */
            skills?: components["schemas"]["Skill"][];
            /**
             * Van
             * @default
             */
            van?: string;
        };
        /**
         * Terms
         * @description Minutes of business time until somebody is named, is on site, and has done it.
         * @example {
         *       "arrive_minutes": 240,
         *       "is_around_the_clock": false,
         *       "pauses_on": [
         *         "customer",
         *         "site",
         *         "safety",
         *         "weather"
         *       ],
         *       "resolve_minutes": 480,
         *       "respond_minutes": 60
         *     }
         */
        Terms: {
            /** Arrive Minutes */
            arrive_minutes: number;
            /**
             * Is Around The Clock
             * @default false
             */
            is_around_the_clock?: boolean;
            /** Pauses On */
            pauses_on: ("material" | "customer" | "site" | "safety" | "weather" | "other")[];
            /** Resolve Minutes */
            resolve_minutes: number;
            /** Respond Minutes */
            respond_minutes: number;
        };
        /**
         * TestMail
         * @description Where to send a test mail; empty means to yourself.
         * @example {
         *       "to": ""
         *     }
         */
        TestMail: {
            /**
             * To
             * @default
             */
            to?: string;
        };
        /**
         * Thinning
         * @description What a deadband and a heartbeat would have kept of the newest readings of the last hour.
         */
        Thinning: {
            /** Ends At */
            ends_at: string | null;
            /** Kept */
            kept: number;
            /** Readings */
            readings: number;
            /** Starts At */
            starts_at: string | null;
        };
        /**
         * TimeEntry
         * @description A stretch of travel, work or break of one technician; without an end it still goes on.
         *
         *     `id` and `entered_by` are set when a person wrote it down; otherwise the technician's own steps tell it.
         */
        TimeEntry: {
            /** Ends At */
            ends_at: string | null;
            /** Entered By */
            entered_by: string;
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "travel" | "work" | "break";
            /** Minutes */
            minutes: number;
            /** Note */
            note: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Technician Name */
            technician_name: string;
        };
        /**
         * Timeline
         * @description Points, alarms and orders of a machine on one time line.
         */
        Timeline: {
            /** Alarms */
            alarms: components["schemas"]["TimelineAlarm"][];
            /** Points */
            points: components["schemas"]["TimelinePoint"][];
            /** Work Orders */
            work_orders: components["schemas"]["TimelineOrder"][];
        };
        /**
         * TimelineAlarm
         * @description An alarm on the time line.
         */
        TimelineAlarm: {
            /** Cleared At */
            cleared_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Point Id */
            point_id: number;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /** Severity */
            severity: string;
            /** Text */
            text: string;
        };
        /**
         * TimelineOrder
         * @description An order on the time line.
         */
        TimelineOrder: {
            /** Completed At */
            completed_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Status */
            status: string;
        };
        /**
         * TimelinePoint
         * @description A point of a machine with its limits.
         */
        TimelinePoint: {
            /** Bands */
            bands: components["schemas"]["Band"][];
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Unit */
            unit: string;
        };
        /**
         * Transition
         * @description The next state; some need a reason, and waiting names one of the hold reasons first.
         * @example {
         *       "reason": "material: bearing 6205",
         *       "to": "on_hold"
         *     }
         */
        Transition: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * To
             * @enum {string}
             */
            to: "draft" | "awaiting_approval" | "unscheduled" | "scheduled" | "in_progress" | "on_hold" | "completed" | "approved" | "closed" | "cancelled";
        };
        /**
         * UnseenCount
         * @description How much you have not looked at.
         */
        UnseenCount: {
            /** Count */
            count: number;
        };
        /**
         * UseOfPart
         * @description A part that was used; `cost` is of the whole quantity, by the branch's average when it was used.
         */
        UseOfPart: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Cost */
            cost: string;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Person Name */
            person_name: string;
            /** Place Name */
            place_name: string;
            /** Quantity */
            quantity: string;
            /** Unit */
            unit: string;
            /** Unit Cost */
            unit_cost: string;
        };
        /**
         * UsePartCommand
         * @description A part that was used, out of the technician's van or a warehouse; the command's id becomes the stock move's.
         */
        UsePartCommand: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Booking Id
             * Format: uuid
             */
            booking_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "use_part";
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /**
             * Place Id
             * Format: uuid
             */
            place_id: string;
            /** Quantity */
            quantity: number | string;
            /**
             * V
             * @default 1
             * @constant
             */
            v?: 1;
        };
        /**
         * Van
         * @description The technician's van and all that is in it.
         */
        Van: {
            /** Contents */
            contents: components["schemas"]["VanPart"][];
            /** Name */
            name: string;
            /**
             * Place Id
             * Format: uuid
             */
            place_id: string;
        };
        /**
         * VanPart
         * @description What the van has of a part.
         */
        VanPart: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Part Id
             * Format: uuid
             */
            part_id: string;
            /** Quantity */
            quantity: string;
            /** Unit */
            unit: string;
        };
        /**
         * Verification
         * @description A time in which the machine's own signal is watched after a repair.
         *
         *     `held`: it stayed in band; `failed`: the trouble came back; `unproved`: the machine said nothing; `ended`: a person
         *     took the work up again.
         */
        Verification: {
            /** Decided At */
            decided_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Minutes */
            minutes: number;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "watching" | "held" | "failed" | "unproved" | "ended";
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * VisitProposal
         * @description A visit that a forecast asks for. `note` says why it was withdrawn, or what a person wrote.
         */
        VisitProposal: {
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Asset Name */
            asset_name: string;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Coverage */
            coverage: number;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Earliest At
             * Format: date-time
             */
            earliest_at: string;
            evidence: components["schemas"]["Evidence"];
            /**
             * Expected At
             * Format: date-time
             */
            expected_at: string;
            /** Failure Mode */
            failure_mode: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Latest At */
            latest_at: string | null;
            /** Note */
            note: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Point Id */
            point_id: number;
            /**
             * Rule Id
             * Format: uuid
             */
            rule_id: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "low" | "medium" | "high" | "critical";
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "dismissed" | "withdrawn";
            /** Verdict */
            verdict: ("no_fault" | "known" | "sensor_fault" | "planned" | "other") | null;
            /** Version */
            version: number;
            /** Work Order Id */
            work_order_id: string | null;
            /** Work Order Number */
            work_order_number: string | null;
        };
        /**
         * WaitingOrder
         * @description An order nobody is booked for.
         */
        WaitingOrder: {
            /** Asset Name */
            asset_name: string | null;
            /** Duration Minutes */
            duration_minutes: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Priority */
            priority: string;
            /** Status */
            status: string;
            /** Title */
            title: string;
        };
        /**
         * WaitingPoint
         * @description A measured value that no asset has yet; its readings are stored all the same.
         */
        WaitingPoint: {
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /**
             * First Seen At
             * Format: date-time
             */
            first_seen_at: string;
            /**
             * Gateway Id
             * Format: uuid
             */
            gateway_id: string;
            /** Gateway Name */
            gateway_name: string;
            /** Id */
            id: number;
            /** Key */
            key: string;
            last: components["schemas"]["LastValue"] | null;
            /** Name */
            name: string;
            /** Readings A Minute */
            readings_a_minute: number;
            /** Unit */
            unit: string;
        };
        /**
         * WeeklyShift
         * @description A weekly working time on the branch's clock; one that ends before it starts goes on after midnight.
         */
        "WeeklyShift-Input": {
            /**
             * Ends
             * Format: time
             */
            ends: string;
            /**
             * Starts
             * Format: time
             */
            starts: string;
            /**
             * Weekday
             * @enum {string}
             */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        };
        /**
         * WeeklyShift
         * @description A weekly working time on the branch's clock; one that ends before it starts goes on after midnight.
         */
        "WeeklyShift-Output": {
            /** Ends */
            ends: string;
            /** Starts */
            starts: string;
            /**
             * Weekday
             * @enum {string}
             */
            weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
        };
        /**
         * WorkingHours
         * @description When a branch works, on the clock of its time zone.
         */
        WorkingHours: {
            /** Holidays */
            holidays: string[];
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
            /** Windows */
            windows: components["schemas"]["OpenWindow"][];
        };
        /**
         * WorkOrder
         * @description An approved job.
         */
        WorkOrder: {
            /** Allowed Transitions */
            allowed_transitions: components["schemas"]["PossibleTransition"][];
            /** Asset Id */
            asset_id: string | null;
            /** Asset Name */
            asset_name: string | null;
            /**
             * Branch Id
             * Format: uuid
             */
            branch_id: string;
            /** Category Id */
            category_id: string | null;
            /** Completed At */
            completed_at: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string | null;
            /** Description */
            description: string;
            /**
             * Due At
             * @description By when it should be done, where something asks for it.
             */
            due_at: string | null;
            /** Duration Minutes */
            duration_minutes: number;
            /** Follow Up Of */
            follow_up_of: string | null;
            /** Hold Reason */
            hold_reason: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Incident Id */
            incident_id: string | null;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Priority
             * @enum {string}
             */
            priority: "emergency" | "high" | "normal" | "low";
            promise: components["schemas"]["NextPromise"] | null;
            /** Reopened Count */
            reopened_count: number;
            /** Required Certificates */
            required_certificates: string[];
            /** Required Skills */
            required_skills: components["schemas"]["RequiredSkill"][];
            /** Site Id */
            site_id: string | null;
            /** Site Name */
            site_name: string | null;
            /** Source */
            source: string;
            /**
             * Status
             * @enum {string}
             */
            status: "draft" | "awaiting_approval" | "unscheduled" | "scheduled" | "in_progress" | "on_hold" | "completed" | "approved" | "closed" | "cancelled";
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * WorkOrderChanges
         * @description What to change; fields left out stay, whatever default stands here.
         * @example {
         *       "priority": "high"
         *     }
         */
        WorkOrderChanges: {
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Duration Minutes
             * @default 90
             */
            duration_minutes?: number;
            /**
             * Priority
             * @default normal
             * @enum {string}
             */
            priority?: "emergency" | "high" | "normal" | "low";
            /** Required Certificates */
            required_certificates?: string[];
            /** Required Skills */
            required_skills?: components["schemas"]["RequiredSkill"][];
            /**
             * Title
             * @default
             */
            title?: string;
        };
        /**
         * WorkTime
         * @description A time in which somebody works.
         */
        WorkTime: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_alarms_api_v1_alarms_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                state?: "active" | "unacknowledged" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "acknowledged_by": "text",
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "cleared_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "limit": 4.2,
                     *           "onset_at": "2026-11-23T08:15:00.000Z",
                     *           "point_id": 1,
                     *           "point_name": "text",
                     *           "raised_at": "2026-11-23T08:15:00.000Z",
                     *           "raised_value": 4.2,
                     *           "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "severity": "low",
                     *           "state": "active_unacknowledged",
                     *           "text": "text",
                     *           "unit": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Alarm_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_api_v1_alarms__alarm_id__acknowledgement_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "acknowledged_by": "text",
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cleared_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "limit": 4.2,
                     *       "onset_at": "2026-11-23T08:15:00.000Z",
                     *       "point_id": 1,
                     *       "point_name": "text",
                     *       "raised_at": "2026-11-23T08:15:00.000Z",
                     *       "raised_value": 4.2,
                     *       "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "severity": "low",
                     *       "state": "active_unacknowledged",
                     *       "text": "text",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Alarm"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_assets_api_v1_assets_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                customer_id?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                /** @description Looks in name, tag and serial number. */
                q?: string | null;
                site_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "category": "text",
                     *           "criticality": "low",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "manufacturer": "text",
                     *           "model": "text",
                     *           "name": "text",
                     *           "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "serial_number": "text",
                     *           "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "site_name": "text",
                     *           "tag": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Asset_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_asset_api_v1_assets_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category": "pump",
                 *       "criticality": "high",
                 *       "name": "Feed pump 1",
                 *       "site_id": "0193b5c8-1111-7abc-8def-000000000002",
                 *       "tag": "P-101"
                 *     }
                 */
                "application/json": components["schemas"]["NewAsset"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category": "text",
                     *       "criticality": "low",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "manufacturer": "text",
                     *       "model": "text",
                     *       "name": "text",
                     *       "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "serial_number": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "tag": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset_api_v1_assets__asset_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category": "text",
                     *       "criticality": "low",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "manufacturer": "text",
                     *       "model": "text",
                     *       "name": "text",
                     *       "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "serial_number": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "tag": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_asset_api_v1_assets__asset_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criticality": "critical"
                 *     }
                 */
                "application/json": components["schemas"]["AssetChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category": "text",
                     *       "criticality": "low",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "manufacturer": "text",
                     *       "model": "text",
                     *       "name": "text",
                     *       "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "serial_number": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "tag": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset_readings_api_v1_assets__asset_id__readings_csv_get: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example point_id,name,unit,time,value,quality
                     *     7,Vibration,mm/s,2026-11-23T08:15:00.000000Z,2.4,good
                     */
                    "text/csv": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_timeline_api_v1_assets__asset_id__timeline_get: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alarms": [
                     *         {
                     *           "cleared_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "point_id": 1,
                     *           "raised_at": "2026-11-23T08:15:00.000Z",
                     *           "severity": "text",
                     *           "text": "text"
                     *         }
                     *       ],
                     *       "points": [
                     *         {
                     *           "bands": [
                     *             {
                     *               "kind": "high",
                     *               "limit": 4.2,
                     *               "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *               "severity": "text"
                     *             }
                     *           ],
                     *           "id": 1,
                     *           "name": "text",
                     *           "unit": "text"
                     *         }
                     *       ],
                     *       "work_orders": [
                     *         {
                     *           "completed_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "number": "text",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "status": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entries_api_v1_audit_get: {
        parameters: {
            query?: {
                /** @description How the action's name begins. */
                action?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                object_id?: string | null;
                object_kind?: string | null;
                /** @description A part of the name. */
                person?: string | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "action": "text",
                     *           "after": {},
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "before": {},
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "erased_at": "2026-11-23T08:15:00.000Z",
                     *           "hash": "text",
                     *           "id": 1,
                     *           "object_id": "text",
                     *           "object_kind": "text",
                     *           "person_name": "text",
                     *           "position": 1,
                     *           "via": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_AuditEntry_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_kinds_api_v1_audit_kinds_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_ObjectKind_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_booking_api_v1_bookings__booking_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_at": "2026-11-24T10:00:00Z",
                 *       "starts_at": "2026-11-24T08:00:00Z",
                 *       "technician_id": "0193b5c8-1111-7abc-8def-000000000009"
                 *     }
                 */
                "application/json": components["schemas"]["BookingChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_steps": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "proposed"
                     *         }
                     *       ],
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_late": true,
                     *       "is_overdue": true,
                     *       "priority": "text",
                     *       "reason": "text",
                     *       "site_name": "text",
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "status": "proposed",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "title": "text",
                     *       "travel_minutes": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hand_over_api_v1_bookings__booking_id__hand_over_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "did not show"
                 *     }
                 */
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_steps": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "proposed"
                     *         }
                     *       ],
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_late": true,
                     *       "is_overdue": true,
                     *       "priority": "text",
                     *       "reason": "text",
                     *       "site_name": "text",
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "status": "proposed",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "title": "text",
                     *       "travel_minutes": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move_booking_api_v1_bookings__booking_id__moves_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "customer asked for Monday",
                 *       "to": "cancelled"
                 *     }
                 */
                "application/json": components["schemas"]["BookingMove"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_steps": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "proposed"
                     *         }
                     *       ],
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_late": true,
                     *       "is_overdue": true,
                     *       "priority": "text",
                     *       "reason": "text",
                     *       "site_name": "text",
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "status": "proposed",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "title": "text",
                     *       "travel_minutes": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_branches_api_v1_branches_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_sandbox": true,
                     *           "name": "text",
                     *           "region_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "switched_off": [
                     *             "text"
                     *           ],
                     *           "time_zone": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Branch_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_branch_api_v1_branches_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "KSM",
                 *       "like_branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                 *       "name": "Kisumu"
                 *     }
                 */
                "application/json": components["schemas"]["NewBranch"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "code": "text",
                     *       "currency": "text",
                     *       "email": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_sandbox": true,
                     *       "name": "text",
                     *       "phone": "text",
                     *       "region_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "switched_off": [
                     *         "alarm_orders"
                     *       ],
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "time_zone": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchDetails"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_branch_api_v1_branches__branch_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "code": "text",
                     *       "currency": "text",
                     *       "email": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_sandbox": true,
                     *       "name": "text",
                     *       "phone": "text",
                     *       "region_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "switched_off": [
                     *         "alarm_orders"
                     *       ],
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "time_zone": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchDetails"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_branch_api_v1_branches__branch_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phone": "+254 20 1234567",
                 *       "switched_off": [
                 *         "stock"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BranchChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "code": "text",
                     *       "currency": "text",
                     *       "email": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_sandbox": true,
                     *       "name": "text",
                     *       "phone": "text",
                     *       "region_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "switched_off": [
                     *         "alarm_orders"
                     *       ],
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "time_zone": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchDetails"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_escalation_api_v1_branches__branch_id__escalation_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "minutes": 1,
                     *       "people": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text"
                     *         }
                     *       ],
                     *       "person_ids": [
                     *         "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *       ],
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchEscalation"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_escalation_api_v1_branches__branch_id__escalation_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minutes": 10,
                 *       "person_ids": [
                 *         "0193b5c8-1111-7abc-8def-000000000003"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Escalation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "minutes": 1,
                     *       "people": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text"
                     *         }
                     *       ],
                     *       "person_ids": [
                     *         "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *       ],
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchEscalation"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invoicing_api_v1_branches__branch_id__invoicing_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "text",
                     *       "mode": "manual",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Invoicing"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_invoicing_api_v1_branches__branch_id__invoicing_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "issue",
                 *       "tax_rounding": "line"
                 *     }
                 */
                "application/json": components["schemas"]["NewInvoicing"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "text",
                     *       "mode": "manual",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Invoicing"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_series_api_v1_branches__branch_id__number_series_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "WO",
                     *           "last_number": 1,
                     *           "year": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Series_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_series_api_v1_branches__branch_id__number_series_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "first_number": 480,
                 *       "kind": "INV",
                 *       "year": 2027
                 *     }
                 */
                "application/json": components["schemas"]["SeriesStart"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "WO",
                     *           "last_number": 1,
                     *           "year": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Series_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people_api_v1_branches__branch_id__people_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "email": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "role": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_BranchPerson_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_terms_api_v1_branches__branch_id__terms_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "arrive_minutes": 1,
                     *           "is_around_the_clock": true,
                     *           "pauses_on": [
                     *             "text"
                     *           ],
                     *           "priority": "emergency",
                     *           "resolve_minutes": 1,
                     *           "respond_minutes": 1,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_BranchTerms_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_terms_api_v1_branches__branch_id__terms__priority__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                branch_id: string;
                priority: "emergency" | "high" | "normal" | "low";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "arrive_minutes": 240,
                 *       "is_around_the_clock": false,
                 *       "pauses_on": [
                 *         "customer",
                 *         "site",
                 *         "safety",
                 *         "weather"
                 *       ],
                 *       "resolve_minutes": 480,
                 *       "respond_minutes": 60
                 *     }
                 */
                "application/json": components["schemas"]["Terms"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "arrive_minutes": 1,
                     *       "is_around_the_clock": true,
                     *       "pauses_on": [
                     *         "text"
                     *       ],
                     *       "priority": "emergency",
                     *       "resolve_minutes": 1,
                     *       "respond_minutes": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BranchTerms"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_working_hours_api_v1_branches__branch_id__working_hours_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "holidays": [
                     *         "2026-11-23"
                     *       ],
                     *       "time_zone": "text",
                     *       "version": 1,
                     *       "windows": [
                     *         {
                     *           "closes": "17:00",
                     *           "opens": "08:00",
                     *           "weekday": "mon"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WorkingHours"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_working_hours_api_v1_branches__branch_id__working_hours_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "holidays": [
                 *         "2026-12-25"
                 *       ],
                 *       "windows": [
                 *         {
                 *           "closes": "12:30",
                 *           "opens": "08:00",
                 *           "weekday": "mon"
                 *         },
                 *         {
                 *           "closes": "17:00",
                 *           "opens": "13:30",
                 *           "weekday": "mon"
                 *         },
                 *         {
                 *           "closes": "06:00",
                 *           "opens": "22:00",
                 *           "weekday": "fri"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWorkingHours"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "holidays": [
                     *         "2026-11-23"
                     *       ],
                     *       "time_zone": "text",
                     *       "version": 1,
                     *       "windows": [
                     *         {
                     *           "closes": "17:00",
                     *           "opens": "08:00",
                     *           "weekday": "mon"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WorkingHours"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contracts_api_v1_contracts_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                customer_id?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                /** @description Keeps those that hold on this day. */
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "covers": [
                     *             "labour"
                     *           ],
                     *           "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "customer_name": "text",
                     *           "ends_on": "2026-11-23",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "agreement",
                     *           "notes": "text",
                     *           "number": "text",
                     *           "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "starts_on": "2026-11-23",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Contract_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_contract_api_v1_contracts_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "covers": [
                 *         "labour",
                 *         "travel"
                 *       ],
                 *       "customer_id": "0199c1de-0000-7000-8000-000000000001",
                 *       "ends_on": "2026-12-31",
                 *       "number": "SLA-2026-04",
                 *       "starts_on": "2026-01-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewContract"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "covers": [
                     *         "labour"
                     *       ],
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "ends_on": "2026-11-23",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "agreement",
                     *       "notes": "text",
                     *       "number": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "starts_on": "2026-11-23",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contract_api_v1_contracts__contract_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "covers": [
                     *         "labour"
                     *       ],
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "ends_on": "2026-11-23",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "agreement",
                     *       "notes": "text",
                     *       "number": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "starts_on": "2026-11-23",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_contract_api_v1_contracts__contract_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_on": "2027-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["ContractChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "covers": [
                     *         "labour"
                     *       ],
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "ends_on": "2026-11-23",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "agreement",
                     *       "notes": "text",
                     *       "number": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "starts_on": "2026-11-23",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_link_api_v1_customer_links__link_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_link_api_v1_customer_links__link_id__renewal_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "created_at": "2026-11-23T08:15:00.000Z",
                     *       "created_by": "text",
                     *       "expires_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_live": true,
                     *       "kind": "request",
                     *       "last_used_at": "2026-11-23T08:15:00.000Z",
                     *       "may_decide": true,
                     *       "origin": "office",
                     *       "revoked_at": "2026-11-23T08:15:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MadeLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_customers_api_v1_customers_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                is_active?: boolean | null;
                /** @description Rows per page. */
                limit?: number;
                /** @description Looks in name, code and phone number. */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billing_address": "text",
                     *           "billing_emails": [
                     *             "text"
                     *           ],
                     *           "code": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_active": true,
                     *           "is_kra_pin": true,
                     *           "kind": "organisation",
                     *           "language": "en",
                     *           "name": "text",
                     *           "notes": "text",
                     *           "payment_terms_days": 1,
                     *           "phones": [
                     *             "text"
                     *           ],
                     *           "service_emails": [
                     *             "text"
                     *           ],
                     *           "tax_number": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Customer_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_customer_api_v1_customers_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "billing_emails": [
                 *         "accounts@athimills.example"
                 *       ],
                 *       "code": "C-0017",
                 *       "name": "Athi Mills Ltd",
                 *       "phones": [
                 *         "0712 345 678"
                 *       ],
                 *       "service_emails": [
                 *         "plant@athimills.example"
                 *       ],
                 *       "tax_number": "P051234567X"
                 *     }
                 */
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billing_address": "text",
                     *       "billing_emails": [
                     *         "text"
                     *       ],
                     *       "code": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "is_kra_pin": true,
                     *       "kind": "organisation",
                     *       "language": "en",
                     *       "name": "text",
                     *       "notes": "text",
                     *       "payment_terms_days": 1,
                     *       "phones": [
                     *         "text"
                     *       ],
                     *       "service_emails": [
                     *         "text"
                     *       ],
                     *       "tax_number": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_customer_api_v1_customers__customer_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billing_address": "text",
                     *       "billing_emails": [
                     *         "text"
                     *       ],
                     *       "code": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "is_kra_pin": true,
                     *       "kind": "organisation",
                     *       "language": "en",
                     *       "name": "text",
                     *       "notes": "text",
                     *       "payment_terms_days": 1,
                     *       "phones": [
                     *         "text"
                     *       ],
                     *       "service_emails": [
                     *         "text"
                     *       ],
                     *       "tax_number": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_customer_api_v1_customers__customer_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payment_terms_days": 14
                 *     }
                 */
                "application/json": components["schemas"]["CustomerChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billing_address": "text",
                     *       "billing_emails": [
                     *         "text"
                     *       ],
                     *       "code": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "is_kra_pin": true,
                     *       "kind": "organisation",
                     *       "language": "en",
                     *       "name": "text",
                     *       "notes": "text",
                     *       "payment_terms_days": 1,
                     *       "phones": [
                     *         "text"
                     *       ],
                     *       "service_emails": [
                     *         "text"
                     *       ],
                     *       "tax_number": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_price_list_of_customer_api_v1_customers__customer_id__price_list_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "price_list_id": "0199c1de-0000-7000-8000-000000000004"
                     *     }
                     */
                    "application/json": components["schemas"]["PriceListOfCustomer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_price_list_api_v1_customers__customer_id__price_list_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price_list_id": "0199c1de-0000-7000-8000-000000000004"
                 *     }
                 */
                "application/json": components["schemas"]["PriceListOfCustomer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "price_list_id": "0199c1de-0000-7000-8000-000000000004"
                     *     }
                     */
                    "application/json": components["schemas"]["PriceListOfCustomer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_customers_api_v1_customers_import_post: {
        parameters: {
            query?: {
                /** @description Only say what would happen; nothing is kept. */
                is_dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example code,name
                 *     C-1,Athi Mills
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "added": 1,
                     *       "changed": 1,
                     *       "is_dry_run": true,
                     *       "problem_count": 1,
                     *       "problems": [
                     *         {
                     *           "column": "text",
                     *           "message": "text",
                     *           "row": 1
                     *         }
                     *       ],
                     *       "unchanged": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import_template_api_v1_customers_import_template_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example code,name */
                    "text/csv": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_dead_letters_api_v1_dead_letters_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                gateway_id?: string | null;
                /** @description Rows per page. */
                limit?: number;
                state?: "open" | "replayed" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "first_seq": 1,
                     *           "gateway_id": "text",
                     *           "gateway_name": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "foreign_topic",
                     *           "last_seq": 1,
                     *           "reason": "text",
                     *           "received_at": "2026-11-23T08:15:00.000Z",
                     *           "replay_asked_at": "2026-11-23T08:15:00.000Z",
                     *           "replay_refusal": "text",
                     *           "replayed_at": "2026-11-23T08:15:00.000Z",
                     *           "size_bytes": 1,
                     *           "stream_id": "text",
                     *           "topic": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_DeadLetter_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dead_letter_api_v1_dead_letters__letter_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "first_seq": 1,
                     *       "gateway_id": "text",
                     *       "gateway_name": "text",
                     *       "hexdump": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "foreign_topic",
                     *       "last_seq": 1,
                     *       "reason": "text",
                     *       "received_at": "2026-11-23T08:15:00.000Z",
                     *       "replay_asked_at": "2026-11-23T08:15:00.000Z",
                     *       "replay_refusal": "text",
                     *       "replayed_at": "2026-11-23T08:15:00.000Z",
                     *       "shown_bytes": 1,
                     *       "size_bytes": 1,
                     *       "stream_id": "text",
                     *       "text": "text",
                     *       "topic": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["DeadLetterContent"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_dead_letter_api_v1_dead_letters__letter_id__replay_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "first_seq": 1,
                     *       "gateway_id": "text",
                     *       "gateway_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "foreign_topic",
                     *       "last_seq": 1,
                     *       "reason": "text",
                     *       "received_at": "2026-11-23T08:15:00.000Z",
                     *       "replay_asked_at": "2026-11-23T08:15:00.000Z",
                     *       "replay_refusal": "text",
                     *       "replayed_at": "2026-11-23T08:15:00.000Z",
                     *       "size_bytes": 1,
                     *       "stream_id": "text",
                     *       "topic": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deliveries_api_v1_deliveries_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                state?: "parked" | "unfinished";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "event_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "event_type": "text",
                     *           "last_error": "text",
                     *           "next_try_at": "2026-11-23T08:15:00.000Z",
                     *           "parked_at": "2026-11-23T08:15:00.000Z",
                     *           "published_no": 1,
                     *           "reaction": "text",
                     *           "tries": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Delivery_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_api_v1_deliveries__event_id___reaction__retry_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                event_id: string;
                reaction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_day_api_v1_dispatch_day_get: {
        parameters: {
            query: {
                branch_id: string;
                date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bookings": [
                     *         {
                     *           "allowed_steps": [
                     *             {
                     *               "requires_reason": true,
                     *               "to": "proposed"
                     *             }
                     *           ],
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_late": true,
                     *           "is_overdue": true,
                     *           "priority": "text",
                     *           "reason": "text",
                     *           "site_name": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "status": "proposed",
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "technician_name": "text",
                     *           "title": "text",
                     *           "travel_minutes": 1,
                     *           "version": 1,
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "work_order_number": "text"
                     *         }
                     *       ],
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "date": "2026-11-23",
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "mode": "automatic",
                     *       "mode_version": 1,
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "technicians": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "skills": [
                     *             "text"
                     *           ],
                     *           "work_times": [
                     *             {
                     *               "ends_at": "2026-11-23T08:15:00.000Z",
                     *               "starts_at": "2026-11-23T08:15:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "time_zone": "text",
                     *       "waiting": [
                     *         {
                     *           "asset_name": "text",
                     *           "duration_minutes": 1,
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "number": "text",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "priority": "text",
                     *           "status": "text",
                     *           "title": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Day"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setting_api_v1_dispatch_settings__branch_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "mode": "automatic",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["DispatchSetting"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_setting_api_v1_dispatch_settings__branch_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "automatic"
                 *     }
                 */
                "application/json": components["schemas"]["NewDispatchSetting"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "mode": "automatic",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["DispatchSetting"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream_api_v1_events_stream_get: {
        parameters: {
            query?: {
                /** @description The same, for tools. */
                after?: number | null;
            };
            header?: {
                /** @description Resume after this id. */
                "last-event-id"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 41
                     *     event: alarm.raised
                     *     data: {"type":"alarm.raised","branch_id":"…","subject":{"kind":"alarm","id":"…"},"at":"2026-11-23T08:15:00.000Z"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_figures_api_v1_figures_get: {
        parameters: {
            query: {
                branch_id: string;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description The first day. */
                from?: string | null;
                /** @description By the branch's calendar; `from` and `to` go before it. */
                period?: "this_month" | "last_month" | "this_quarter" | "last_quarter";
                /** @description The last day; it counts wholly. */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "before": 4.2,
                     *           "before_ends_at": "2026-11-23T08:15:00.000Z",
                     *           "before_starts_at": "2026-11-23T08:15:00.000Z",
                     *           "currency": "text",
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "figure": "productivity",
                     *           "key": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "unit": "jobs_per_day",
                     *           "value": 4.2
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_FigureValue_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs_api_v1_figures__figure__jobs_get: {
        parameters: {
            query: {
                branch_id: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description The first day. */
                from?: string | null;
                /** @description Rows per page. */
                limit?: number;
                /** @description Those that one of the figure's numbers counts; `worked`: somebody was at it in the period. */
                only?: ("worked" | "invoiced" | "repeats" | "answered") | null;
                /** @description By the branch's calendar; `from` and `to` go before it. */
                period?: "this_month" | "last_month" | "this_quarter" | "last_quarter";
                /** @description The last day; it counts wholly. */
                to?: string | null;
            };
            header?: never;
            path: {
                figure: "productivity" | "completion_time" | "revenue_per_job" | "repeat_rate" | "satisfaction" | "operational_cost";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "completed_at": "2026-11-23T08:15:00.000Z",
                     *           "cost": 1,
                     *           "currency": "text",
                     *           "hours_open": 4.2,
                     *           "is_repeat": true,
                     *           "labour": 1,
                     *           "number": "text",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "parts": 1,
                     *           "revenue": 1,
                     *           "score": 1,
                     *           "title": "text",
                     *           "travel": 1,
                     *           "travel_minutes": 1,
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "worked_minutes": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_FigureJob_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_latest_branch_api_v1_figures_branch_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *     }
                     */
                    "application/json": components["schemas"]["LatestBranch"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_file_api_v1_files__file_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (content) */
                    "application/octet-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_file_api_v1_files__file_id__put: {
        parameters: {
            query: {
                branch_id: string;
                /** @description The file's name on your side. */
                name: string;
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example (content) */
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c11",
                     *       "created_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "media_type": "image/jpeg",
                     *       "name": "bearing.jpg",
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "size_bytes": 183204
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_picture_api_v1_files__file_id__picture_get: {
        parameters: {
            query?: {
                /** @description The longest side in pixels. */
                size?: number;
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (picture) */
                    "image/jpeg": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_forecasts_api_v1_forecasts_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                point_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "checked": 1,
                     *           "coverage": 4.2,
                     *           "earliest_at": "2026-11-23T08:15:00.000Z",
                     *           "expected_at": "2026-11-23T08:15:00.000Z",
                     *           "horizon_at": "2026-11-23T08:15:00.000Z",
                     *           "latest_at": "2026-11-23T08:15:00.000Z",
                     *           "limit": 4.2,
                     *           "made_at": "2026-11-23T08:15:00.000Z",
                     *           "outcome": "reaches",
                     *           "path": [
                     *             {
                     *               "at": 4.2,
                     *               "expected": 4.2,
                     *               "high": 4.2,
                     *               "low": 4.2
                     *             }
                     *           ],
                     *           "point_id": 1,
                     *           "point_name": "text",
                     *           "reading_count": 1,
                     *           "reason": "",
                     *           "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "since": "2026-11-23T08:15:00.000Z",
                     *           "slope_per_day": 4.2,
                     *           "step_s": 1,
                     *           "unit": "text",
                     *           "usual": 4.2,
                     *           "usual_spread": 4.2,
                     *           "value": 4.2
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Forecast_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_gateways_api_v1_gateways_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "agent_version": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "desired_configuration": {
                     *             "hash": "text",
                     *             "version": 1
                     *           },
                     *           "equipment_kinds": [
                     *             {
                     *               "baud_rate": 1,
                     *               "name": "text",
                     *               "needs_address": true,
                     *               "port": "serial",
                     *               "title": "text"
                     *             }
                     *           ],
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "last_seen_at": "2026-11-23T08:15:00.000Z",
                     *           "name": "text",
                     *           "pending_points": 1,
                     *           "reported_configuration": {
                     *             "hash": "text",
                     *             "version": 1
                     *           },
                     *           "state": "never_seen",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Gateway_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrol_gateway_api_v1_gateways_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                 *       "name": "Pump house, Athi River"
                 *     }
                 */
                "application/json": components["schemas"]["NewGateway"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "credential": {
                     *         "password": "text",
                     *         "username": "text"
                     *       },
                     *       "edge_toml": "text",
                     *       "edge_toml_https": "text",
                     *       "gateway": {
                     *         "agent_version": "text",
                     *         "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *         "desired_configuration": {
                     *           "hash": "text",
                     *           "version": 1
                     *         },
                     *         "equipment_kinds": [
                     *           {
                     *             "baud_rate": 1,
                     *             "name": "text",
                     *             "needs_address": true,
                     *             "port": "serial",
                     *             "title": "text"
                     *           }
                     *         ],
                     *         "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *         "last_seen_at": "2026-11-23T08:15:00.000Z",
                     *         "name": "text",
                     *         "pending_points": 1,
                     *         "reported_configuration": {
                     *           "hash": "text",
                     *           "version": 1
                     *         },
                     *         "state": "never_seen",
                     *         "version": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EnrolledGateway"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_gateway_api_v1_gateways__gateway_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gateway_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent_version": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "desired_configuration": {
                     *         "hash": "text",
                     *         "version": 1
                     *       },
                     *       "equipment_kinds": [
                     *         {
                     *           "baud_rate": 1,
                     *           "name": "text",
                     *           "needs_address": true,
                     *           "port": "serial",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "last_seen_at": "2026-11-23T08:15:00.000Z",
                     *       "name": "text",
                     *       "pending_points": 1,
                     *       "reported_configuration": {
                     *         "hash": "text",
                     *         "version": 1
                     *       },
                     *       "state": "never_seen",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Gateway"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_gateway_api_v1_gateways__gateway_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gateway_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_configuration_api_v1_gateways__gateway_id__configuration_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gateway_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document": {},
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_configuration_api_v1_gateways__gateway_id__configuration_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                gateway_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "document": {
                 *         "equipment": [
                 *           {
                 *             "key": "p-101",
                 *             "port": "line-1",
                 *             "type": "bearing-monitor"
                 *           }
                 *         ],
                 *         "ports": [
                 *           {
                 *             "device": "usb:0403:6001",
                 *             "key": "line-1",
                 *             "type": "serial"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewConfiguration"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document": {},
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_log_api_v1_gateways__gateway_id__log_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path: {
                gateway_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "event": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "level": "debug",
                     *           "text": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_LogLine_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_incidents_api_v1_incidents_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                state?: "open" | "closed" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "alarm_count": 1,
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "closed_at": "2026-11-23T08:15:00.000Z",
                     *           "failure_mode": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "severity": "low",
                     *           "state": "open",
                     *           "suspects": [
                     *             {
                     *               "point_id": 1,
                     *               "point_name": "text"
                     *             }
                     *           ],
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Incident_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_incident_api_v1_incidents__incident_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alarm_count": 1,
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "closed_at": "2026-11-23T08:15:00.000Z",
                     *       "failure_mode": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "severity": "low",
                     *       "state": "open",
                     *       "suspects": [
                     *         {
                     *           "point_id": 1,
                     *           "point_name": "text"
                     *         }
                     *       ],
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_invoices_api_v1_invoices_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                customer_id?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                /** @description Number, reference, customer, title, order. */
                q?: string | null;
                /** @description Without it: all but discarded drafts. */
                show?: ("draft" | "open" | "overdue" | "paid" | "credited" | "discarded" | "credit_notes") | null;
                work_order_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "balance": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "currency": "text",
                     *           "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "customer_name": "text",
                     *           "due_on": "2026-11-23",
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_overdue": true,
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "issued_on": "2026-11-23",
                     *           "kind": "invoice",
                     *           "net": "text",
                     *           "number": "text",
                     *           "payment_reference": "text",
                     *           "sent_at": "2026-11-23T08:15:00.000Z",
                     *           "sent_to": "text",
                     *           "status": "draft",
                     *           "tax": "text",
                     *           "title": "text",
                     *           "uses_since": 1,
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "work_order_number": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_InvoiceInList_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_invoice_api_v1_invoices_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "work_order_id": "0199c1de-0000-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceOfOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invoice_api_v1_invoices__invoice_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_allocations_api_v1_invoices__invoice_id__allocations_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "amount": "text",
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "by": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_voidable": true,
                     *           "is_voided": true,
                     *           "method": "cash",
                     *           "payer": "text",
                     *           "payment_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "receipt_number": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_AllocationOfInvoice_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_cash_api_v1_invoices__invoice_id__cash_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": "2318.84",
                 *       "id": "0199c1de-0000-7000-8000-000000000002",
                 *       "receipt_number": "R-0042",
                 *       "received_at": "2026-11-27T09:30:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["Cash"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "currency": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "left": "text",
                     *       "method": "cash",
                     *       "note": "text",
                     *       "payer": "text",
                     *       "receipt_number": "text",
                     *       "received_at": "2026-11-23T08:15:00.000Z",
                     *       "recorded_by": "text",
                     *       "typed_reference": "text",
                     *       "void_reason": "text",
                     *       "voided_at": "2026-11-23T08:15:00.000Z",
                     *       "voided_by": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    credit_invoice_api_v1_invoices__invoice_id__credit_notes_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The pump failed again within a day."
                 *     }
                 */
                "application/json": components["schemas"]["NewCreditNote"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_invoice_link_api_v1_invoices__invoice_id__customer_links_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "created_at": "2026-11-23T08:15:00.000Z",
                     *       "created_by": "text",
                     *       "expires_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_live": true,
                     *       "kind": "request",
                     *       "last_used_at": "2026-11-23T08:15:00.000Z",
                     *       "may_decide": true,
                     *       "origin": "office",
                     *       "revoked_at": "2026-11-23T08:15:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MadeLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard_draft_api_v1_invoices__invoice_id__discarding_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invoice_pdf_api_v1_invoices__invoice_id__invoice_pdf_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PDF) */
                    "application/pdf": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_invoice_api_v1_invoices__invoice_id__issuing_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_lines_api_v1_invoices__invoice_id__lines_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "description": "Crane hire",
                 *           "quantity": "1",
                 *           "unit_price": "12000"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LinesOfDraft"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_requests_api_v1_invoices__invoice_id__payment_requests_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "amount": "text",
                     *           "asked_at": "2026-11-23T08:15:00.000Z",
                     *           "currency": "text",
                     *           "finished_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "phone": "text",
                     *           "reason": "text",
                     *           "status": "new"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_PaymentRequest_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_for_payment_api_v1_invoices__invoice_id__payment_requests_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0199c1de-0000-7000-8000-000000000003",
                 *       "phone": "0712 345 678"
                 *     }
                 */
                "application/json": components["schemas"]["PhoneToAsk"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": "text",
                     *       "asked_at": "2026-11-23T08:15:00.000Z",
                     *       "currency": "text",
                     *       "finished_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "phone": "text",
                     *       "reason": "text",
                     *       "status": "new"
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_invoice_api_v1_invoices__invoice_id__sending_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "asked_by_mobile": "text",
                     *       "balance": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "credit_notes": [
                     *         {
                     *           "gross": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "issued_at": "2026-11-23T08:15:00.000Z",
                     *           "number": "text",
                     *           "reason": "text"
                     *         }
                     *       ],
                     *       "credited": "text",
                     *       "credits_invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "credits_number": "text",
                     *       "currency": "text",
                     *       "customer_address": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "customer_phones": [
                     *         "text"
                     *       ],
                     *       "customer_tax_number": "text",
                     *       "due_on": "2026-11-23",
                     *       "gross": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_overdue": true,
                     *       "issued_at": "2026-11-23T08:15:00.000Z",
                     *       "issued_by": "text",
                     *       "issued_on": "2026-11-23",
                     *       "kind": "invoice",
                     *       "language": "text",
                     *       "lines": [
                     *         {
                     *           "amount": "text",
                     *           "cost": "text",
                     *           "credited": "text",
                     *           "description": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "labour",
                     *           "list_price": "text",
                     *           "quantity": "text",
                     *           "reason": "",
                     *           "reason_text": "text",
                     *           "unit": "text",
                     *           "unit_price": "text"
                     *         }
                     *       ],
                     *       "margin": "text",
                     *       "net": "text",
                     *       "number": "text",
                     *       "payment_reference": "text",
                     *       "prices_include_tax": true,
                     *       "reason": "text",
                     *       "sent_at": "2026-11-23T08:15:00.000Z",
                     *       "sent_to": "text",
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": "draft",
                     *       "tax": "text",
                     *       "tax_rate_percent": "text",
                     *       "tax_registration": "text",
                     *       "tax_rounding": "line",
                     *       "terms_days": 1,
                     *       "title": "text",
                     *       "uses_since": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_messages_api_v1_messages_get: {
        parameters: {
            query?: {
                about_id?: string | null;
                branch_id?: string | null;
                channel?: ("push" | "mail") | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "about_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "about_kind": "text",
                     *           "address": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "channel": "push",
                     *           "created_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "outcome_at": "2026-11-23T08:15:00.000Z",
                     *           "reason": "text",
                     *           "state": "waiting",
                     *           "subject": "text",
                     *           "tries": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Message_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications_api_v1_notifications_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                is_unseen?: boolean;
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "about_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "about_kind": "text",
                     *           "body": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "created_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "text",
                     *           "link": "text",
                     *           "seen_at": "2026-11-23T08:15:00.000Z",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Notification_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_choices_api_v1_notifications_choices_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "channel": "push",
                     *           "is_default": true,
                     *           "is_on": true,
                     *           "kind": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Choice_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_api_v1_notifications_choices__kind___channel__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "push" | "mail";
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_on": true
                 *     }
                 */
                "application/json": components["schemas"]["ChoiceChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_seen_api_v1_notifications_seen_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_unseen_count_api_v1_notifications_unseen_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UnseenCount"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_organisation_api_v1_organisation_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_mail_settings_api_v1_organisation_mail_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "has_password": true,
                     *       "settings": {
                     *         "host": "mail.example.com",
                     *         "port": 587,
                     *         "security": "starttls",
                     *         "sender": "service@example.com",
                     *         "username": "service@example.com"
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["MailSettingsNow"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_mail_settings_api_v1_organisation_mail_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host": "mail.example.com",
                 *       "port": 587,
                 *       "security": "starttls",
                 *       "sender": "service@example.com",
                 *       "username": "service@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["MailSettings"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "has_password": true,
                     *       "settings": {
                     *         "host": "mail.example.com",
                     *         "port": 587,
                     *         "security": "starttls",
                     *         "sender": "service@example.com",
                     *         "username": "service@example.com"
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["MailSettingsNow"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_test_mail_api_v1_organisation_mail_test_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": ""
                 *     }
                 */
                "application/json": components["schemas"]["TestMail"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_overview_api_v1_overview_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "counts": {
                     *         "gateways_offline": 1,
                     *         "machines": 1,
                     *         "machines_in_alarm": 1,
                     *         "machines_stale": 1,
                     *         "open_incidents": 1,
                     *         "open_orders": 1
                     *       },
                     *       "incidents": [
                     *         {
                     *           "alarm_count": 1,
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "closed_at": "2026-11-23T08:15:00.000Z",
                     *           "failure_mode": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "severity": "text",
                     *           "state": "text",
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "work_order_number": "text"
                     *         }
                     *       ],
                     *       "machines": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "headline": {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "name": "text",
                     *             "point_id": 1,
                     *             "quality": 1,
                     *             "trend": [
                     *               4.2
                     *             ],
                     *             "unit": "text",
                     *             "value": 4.2
                     *           },
                     *           "name": "text",
                     *           "open_incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "open_work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "site_name": "text",
                     *           "state": "normal",
                     *           "tag": "text"
                     *         }
                     *       ],
                     *       "status": {
                     *         "database_tier": "text"
                     *       },
                     *       "work_orders": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "number": "text",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "priority": "text",
                     *           "source": "text",
                     *           "status": "text",
                     *           "title": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_parts_api_v1_parts_get: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                is_active?: boolean | null;
                /** @description Rows per page. */
                limit?: number;
                /** @description Looks in number and name. */
                q?: string | null;
                sort?: "name" | "number" | "-name" | "-number";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_active": true,
                     *           "name": "text",
                     *           "number": "text",
                     *           "sale_currency": "text",
                     *           "sale_price": "text",
                     *           "unit": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Part_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_part_api_v1_parts_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Deep groove ball bearing 6205 2RS",
                 *       "number": "6205-2RS",
                 *       "sale_currency": "KES",
                 *       "sale_price": "1450",
                 *       "unit": "piece"
                 *     }
                 */
                "application/json": components["schemas"]["NewPart"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "name": "text",
                     *       "number": "text",
                     *       "sale_currency": "text",
                     *       "sale_price": "text",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Part"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_part_api_v1_parts__part_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                part_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "name": "text",
                     *       "number": "text",
                     *       "sale_currency": "text",
                     *       "sale_price": "text",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Part"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_part_api_v1_parts__part_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                part_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sale_currency": "KES",
                 *       "sale_price": "1500"
                 *     }
                 */
                "application/json": components["schemas"]["PartChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "name": "text",
                     *       "number": "text",
                     *       "sale_currency": "text",
                     *       "sale_price": "text",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Part"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_parts_api_v1_parts_import_post: {
        parameters: {
            query?: {
                /** @description Only say what would happen; nothing is kept. */
                is_dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example code,name
                 *     C-1,Athi Mills
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "added": 1,
                     *       "changed": 1,
                     *       "is_dry_run": true,
                     *       "problem_count": 1,
                     *       "problems": [
                     *         {
                     *           "column": "text",
                     *           "message": "text",
                     *           "row": 1
                     *         }
                     *       ],
                     *       "unchanged": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import_template_api_v1_parts_import_template_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example number,name */
                    "text/csv": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_callbacks_api_v1_payment_callbacks_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "amount": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "stk",
                     *           "outcome": "booked",
                     *           "payer": "text",
                     *           "reason": "text",
                     *           "receipt_number": "text",
                     *           "received_at": "2026-11-23T08:15:00.000Z",
                     *           "typed_reference": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_PaymentCallback_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_api_v1_payment_callbacks__callback_id__decision_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                callback_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Not on the operator's statement."
                 *     }
                 */
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "stk",
                     *       "outcome": "booked",
                     *       "payer": "text",
                     *       "reason": "text",
                     *       "receipt_number": "text",
                     *       "received_at": "2026-11-23T08:15:00.000Z",
                     *       "typed_reference": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentCallback"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_provider_api_v1_payment_provider_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "callback_url": "text",
                     *       "failed_today": 1,
                     *       "is_c2b_set_up": true,
                     *       "is_set_up": true,
                     *       "last_callback_at": "2026-11-23T08:15:00.000Z",
                     *       "paid_today": 1,
                     *       "pending": 1,
                     *       "short_code": "text",
                     *       "transaction_type": "text",
                     *       "url": "text",
                     *       "waiting": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderState"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_payments_api_v1_payments_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                customer_id?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                only_left?: boolean;
                waits?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "amount": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "currency": "text",
                     *           "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "customer_name": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "left": "text",
                     *           "method": "cash",
                     *           "note": "text",
                     *           "payer": "text",
                     *           "receipt_number": "text",
                     *           "received_at": "2026-11-23T08:15:00.000Z",
                     *           "recorded_by": "text",
                     *           "typed_reference": "text",
                     *           "void_reason": "text",
                     *           "voided_at": "2026-11-23T08:15:00.000Z",
                     *           "voided_by": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Payment_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allocate_api_v1_payments__payment_id__allocations_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parts": [
                 *         {
                 *           "amount": "500",
                 *           "invoice_id": "0199c1de-0000-7000-8000-000000000001"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Allocations"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "currency": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "left": "text",
                     *       "method": "cash",
                     *       "note": "text",
                     *       "payer": "text",
                     *       "receipt_number": "text",
                     *       "received_at": "2026-11-23T08:15:00.000Z",
                     *       "recorded_by": "text",
                     *       "typed_reference": "text",
                     *       "void_reason": "text",
                     *       "voided_at": "2026-11-23T08:15:00.000Z",
                     *       "voided_by": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    void_payment_api_v1_payments__payment_id__voiding_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "It was typed for the wrong invoice."
                 *     }
                 */
                "application/json": components["schemas"]["Mistake"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "amount": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "currency": "text",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "left": "text",
                     *       "method": "cash",
                     *       "note": "text",
                     *       "payer": "text",
                     *       "receipt_number": "text",
                     *       "received_at": "2026-11-23T08:15:00.000Z",
                     *       "recorded_by": "text",
                     *       "typed_reference": "text",
                     *       "void_reason": "text",
                     *       "voided_at": "2026-11-23T08:15:00.000Z",
                     *       "voided_by": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_command_again_api_v1_phone_commands__command_id__try_again_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                command_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "text",
                     *       "detail": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "outcome": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["CommandOutcome"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_address_api_v1_phone_address_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "fingerprint": "text",
                     *       "qr": "text",
                     *       "way": "lan"
                     *     }
                     */
                    "application/json": components["schemas"]["PhoneAddress"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_command_api_v1_phone_commands_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "command": {
                 *         "at": "2026-11-24T08:12:00Z",
                 *         "booking_id": "0193b5c8-2222-7abc-8def-000000000002",
                 *         "id": "0193b5c8-2222-7abc-8def-000000000001",
                 *         "kind": "arrive",
                 *         "place": {
                 *           "latitude": -1.4563,
                 *           "longitude": 36.9785
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CommandBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "text",
                     *       "detail": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "outcome": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["CommandOutcome"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_jobs_api_v1_phone_jobs_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobs": [
                     *         {
                     *           "allowed_moves": [
                     *             {
                     *               "requires_reason": true,
                     *               "to": "text"
                     *             }
                     *           ],
                     *           "asset_name": "text",
                     *           "booking_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "booking_status": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "comments": [
                     *             "text"
                     *           ],
                     *           "description": "text",
                     *           "due_at": "2026-11-23T08:15:00.000Z",
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "has_signature": true,
                     *           "latitude": 4.2,
                     *           "longitude": 4.2,
                     *           "missing": [
                     *             "text"
                     *           ],
                     *           "needed_photos": 1,
                     *           "needs_signature": true,
                     *           "number": "text",
                     *           "parts": [
                     *             {
                     *               "name": "text",
                     *               "number": "text",
                     *               "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *               "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *               "place_name": "text",
                     *               "quantity": "text",
                     *               "unit": "text",
                     *               "used": "text"
                     *             }
                     *           ],
                     *           "photo_count": 1,
                     *           "priority": "text",
                     *           "site_address": "text",
                     *           "site_name": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "steps": [
                     *             {
                     *               "answer": true,
                     *               "high": 4.2,
                     *               "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *               "is_out_of_limits": true,
                     *               "is_required": true,
                     *               "kind": "check",
                     *               "low": 4.2,
                     *               "options": [
                     *                 "text"
                     *               ],
                     *               "position": 1,
                     *               "title": "text",
                     *               "unit": "text"
                     *             }
                     *           ],
                     *           "time_zone": "text",
                     *           "title": "text",
                     *           "travel_minutes": 1,
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "now": "2026-11-23T08:15:00.000Z",
                     *       "person_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "van": {
                     *         "contents": [
                     *           {
                     *             "name": "text",
                     *             "number": "text",
                     *             "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *             "quantity": "text",
                     *             "unit": "text"
                     *           }
                     *         ],
                     *         "name": "text",
                     *         "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Jobs"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_points_api_v1_points_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                gateway_id?: string | null;
                /** @description Rows per page. */
                limit?: number;
                state?: ("pending" | "bound") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "gateway_name": "text",
                     *           "id": 1,
                     *           "key": "text",
                     *           "last": {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "quality": 1,
                     *             "value": 4.2
                     *           },
                     *           "name": "text",
                     *           "revision": 1,
                     *           "state": "pending",
                     *           "unit": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Point_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_point_api_v1_points__point_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_name": "text",
                     *       "id": 1,
                     *       "key": "text",
                     *       "last": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "quality": 1,
                     *         "value": 4.2
                     *       },
                     *       "name": "text",
                     *       "revision": 1,
                     *       "state": "pending",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Point"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    name_point_api_v1_points__point_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Vibration, drive end"
                 *     }
                 */
                "application/json": components["schemas"]["PointName"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_name": "text",
                     *       "id": 1,
                     *       "key": "text",
                     *       "last": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "quality": 1,
                     *         "value": 4.2
                     *       },
                     *       "name": "text",
                     *       "revision": 1,
                     *       "state": "pending",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Point"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bind_point_api_v1_points__point_id__binding_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "asset_id": "0193b5c8-1111-7abc-8def-000000000003"
                 *     }
                 */
                "application/json": components["schemas"]["Binding"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_name": "text",
                     *       "id": 1,
                     *       "key": "text",
                     *       "last": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "quality": 1,
                     *         "value": 4.2
                     *       },
                     *       "name": "text",
                     *       "revision": 1,
                     *       "state": "pending",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Point"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unbind_point_api_v1_points__point_id__binding_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "gateway_name": "text",
                     *       "id": 1,
                     *       "key": "text",
                     *       "last": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "quality": 1,
                     *         "value": 4.2
                     *       },
                     *       "name": "text",
                     *       "revision": 1,
                     *       "state": "pending",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Point"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_readings_api_v1_points__point_id__readings_csv_get: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example point_id,name,unit,time,value,quality
                     *     7,Vibration,mm/s,2026-11-23T08:15:00.000000Z,2.4,good
                     */
                    "text/csv": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_series_api_v1_points__point_id__series_get: {
        parameters: {
            query?: {
                from?: string | null;
                max_points?: number;
                to?: string | null;
            };
            header?: never;
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": [
                     *         4.2
                     *       ],
                     *       "avg": [
                     *         4.2
                     *       ],
                     *       "bucket_s": 1,
                     *       "from": "2026-11-23T08:15:00.000Z",
                     *       "gaps": [
                     *         {
                     *           "from": 4.2,
                     *           "to": 4.2
                     *         }
                     *       ],
                     *       "max": [
                     *         4.2
                     *       ],
                     *       "min": [
                     *         4.2
                     *       ],
                     *       "point_id": 1,
                     *       "raw": true,
                     *       "source": "raw",
                     *       "to": "2026-11-23T08:15:00.000Z",
                     *       "unit": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_thinning_api_v1_points__point_id__thinning_get: {
        parameters: {
            query: {
                deadband: number;
                heartbeat_s?: number;
            };
            header?: never;
            path: {
                point_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "kept": 1,
                     *       "readings": 1,
                     *       "starts_at": "2026-11-23T08:15:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Thinning"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_latest_values_api_v1_points_latest_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                gateway_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": [
                     *         4.2
                     *       ],
                     *       "point_id": [
                     *         1
                     *       ],
                     *       "quality": [
                     *         1
                     *       ],
                     *       "value": [
                     *         4.2
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LatestValues"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_waiting_points_api_v1_points_waiting_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                gateway_id?: string | null;
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "first_seen_at": "2026-11-23T08:15:00.000Z",
                     *           "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "gateway_name": "text",
                     *           "id": 1,
                     *           "key": "text",
                     *           "last": {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "quality": 1,
                     *             "value": 4.2
                     *           },
                     *           "name": "text",
                     *           "readings_a_minute": 4.2,
                     *           "unit": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_WaitingPoint_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_api_v1_portal_decisions_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "confirmed",
                 *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                 *       "person_name": "Grace Njeri"
                 *     }
                 */
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch": "text",
                     *       "company": "text",
                     *       "invoice": {
                     *         "asks": 1,
                     *         "can_ask": true,
                     *         "credited": 1,
                     *         "currency": "text",
                     *         "customer": "text",
                     *         "due_on": "text",
                     *         "gross": 1,
                     *         "issued_on": "text",
                     *         "number": "text",
                     *         "order_number": "text",
                     *         "owed": 1,
                     *         "paid": 1,
                     *         "paybill": "text",
                     *         "receipts": [
                     *           {
                     *             "amount": 1,
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "receipt_number": "text"
                     *           }
                     *         ],
                     *         "reference": "text",
                     *         "request": {
                     *           "amount": 1,
                     *           "asked_at": "2026-11-23T08:15:00.000Z",
                     *           "failure": "no_money",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "may_ask_again": true,
                     *           "phone": "text",
                     *           "state": "waiting"
                     *         },
                     *         "title": "text"
                     *       },
                     *       "kind": "request",
                     *       "language": "en",
                     *       "machines": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "tag": "text"
                     *         }
                     *       ],
                     *       "order": {
                     *         "arrives_at": "2026-11-23T08:15:00.000Z",
                     *         "completed_at": "2026-11-23T08:15:00.000Z",
                     *         "decision": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "decision": "confirmed",
                     *           "person_name": "text",
                     *           "words": "text"
                     *         },
                     *         "machine": "text",
                     *         "may_decide": true,
                     *         "may_sign": true,
                     *         "number": "text",
                     *         "photo_ids": [
                     *           "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         ],
                     *         "planned_until": "2026-11-23T08:15:00.000Z",
                     *         "promised_at": "2026-11-23T08:15:00.000Z",
                     *         "rating": {
                     *           "is_open": true,
                     *           "open_until": "2026-11-23T08:15:00.000Z",
                     *           "score": 1,
                     *           "words": "text"
                     *         },
                     *         "signature": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "signed_by": "text"
                     *         },
                     *         "stages": [
                     *           {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "what": "received"
                     *           }
                     *         ],
                     *         "standing": "received",
                     *         "technician_name": "text",
                     *         "title": "text",
                     *         "work": [
                     *           {
                     *             "result": "text",
                     *             "title": "text"
                     *           }
                     *         ]
                     *       },
                     *       "site": "text",
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invoice_api_v1_portal_invoice_pdf_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PDF) */
                    "application/pdf": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_page_api_v1_portal_page_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch": "text",
                     *       "company": "text",
                     *       "invoice": {
                     *         "asks": 1,
                     *         "can_ask": true,
                     *         "credited": 1,
                     *         "currency": "text",
                     *         "customer": "text",
                     *         "due_on": "text",
                     *         "gross": 1,
                     *         "issued_on": "text",
                     *         "number": "text",
                     *         "order_number": "text",
                     *         "owed": 1,
                     *         "paid": 1,
                     *         "paybill": "text",
                     *         "receipts": [
                     *           {
                     *             "amount": 1,
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "receipt_number": "text"
                     *           }
                     *         ],
                     *         "reference": "text",
                     *         "request": {
                     *           "amount": 1,
                     *           "asked_at": "2026-11-23T08:15:00.000Z",
                     *           "failure": "no_money",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "may_ask_again": true,
                     *           "phone": "text",
                     *           "state": "waiting"
                     *         },
                     *         "title": "text"
                     *       },
                     *       "kind": "request",
                     *       "language": "en",
                     *       "machines": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "tag": "text"
                     *         }
                     *       ],
                     *       "order": {
                     *         "arrives_at": "2026-11-23T08:15:00.000Z",
                     *         "completed_at": "2026-11-23T08:15:00.000Z",
                     *         "decision": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "decision": "confirmed",
                     *           "person_name": "text",
                     *           "words": "text"
                     *         },
                     *         "machine": "text",
                     *         "may_decide": true,
                     *         "may_sign": true,
                     *         "number": "text",
                     *         "photo_ids": [
                     *           "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         ],
                     *         "planned_until": "2026-11-23T08:15:00.000Z",
                     *         "promised_at": "2026-11-23T08:15:00.000Z",
                     *         "rating": {
                     *           "is_open": true,
                     *           "open_until": "2026-11-23T08:15:00.000Z",
                     *           "score": 1,
                     *           "words": "text"
                     *         },
                     *         "signature": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "signed_by": "text"
                     *         },
                     *         "stages": [
                     *           {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "what": "received"
                     *           }
                     *         ],
                     *         "standing": "received",
                     *         "technician_name": "text",
                     *         "title": "text",
                     *         "work": [
                     *           {
                     *             "result": "text",
                     *             "title": "text"
                     *           }
                     *         ]
                     *       },
                     *       "site": "text",
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_api_v1_portal_payments_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                 *       "phone": "0712 345 678"
                 *     }
                 */
                "application/json": components["schemas"]["NewPortalPayment"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch": "text",
                     *       "company": "text",
                     *       "invoice": {
                     *         "asks": 1,
                     *         "can_ask": true,
                     *         "credited": 1,
                     *         "currency": "text",
                     *         "customer": "text",
                     *         "due_on": "text",
                     *         "gross": 1,
                     *         "issued_on": "text",
                     *         "number": "text",
                     *         "order_number": "text",
                     *         "owed": 1,
                     *         "paid": 1,
                     *         "paybill": "text",
                     *         "receipts": [
                     *           {
                     *             "amount": 1,
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "receipt_number": "text"
                     *           }
                     *         ],
                     *         "reference": "text",
                     *         "request": {
                     *           "amount": 1,
                     *           "asked_at": "2026-11-23T08:15:00.000Z",
                     *           "failure": "no_money",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "may_ask_again": true,
                     *           "phone": "text",
                     *           "state": "waiting"
                     *         },
                     *         "title": "text"
                     *       },
                     *       "kind": "request",
                     *       "language": "en",
                     *       "machines": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "tag": "text"
                     *         }
                     *       ],
                     *       "order": {
                     *         "arrives_at": "2026-11-23T08:15:00.000Z",
                     *         "completed_at": "2026-11-23T08:15:00.000Z",
                     *         "decision": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "decision": "confirmed",
                     *           "person_name": "text",
                     *           "words": "text"
                     *         },
                     *         "machine": "text",
                     *         "may_decide": true,
                     *         "may_sign": true,
                     *         "number": "text",
                     *         "photo_ids": [
                     *           "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         ],
                     *         "planned_until": "2026-11-23T08:15:00.000Z",
                     *         "promised_at": "2026-11-23T08:15:00.000Z",
                     *         "rating": {
                     *           "is_open": true,
                     *           "open_until": "2026-11-23T08:15:00.000Z",
                     *           "score": 1,
                     *           "words": "text"
                     *         },
                     *         "signature": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "signed_by": "text"
                     *         },
                     *         "stages": [
                     *           {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "what": "received"
                     *           }
                     *         ],
                     *         "standing": "received",
                     *         "technician_name": "text",
                     *         "title": "text",
                     *         "work": [
                     *           {
                     *             "result": "text",
                     *             "title": "text"
                     *           }
                     *         ]
                     *       },
                     *       "site": "text",
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_photo_api_v1_portal_photos__photo_id__get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (picture) */
                    "image/jpeg": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_picture_api_v1_portal_pictures__file_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example (content) */
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rate_api_v1_portal_rating_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "score": 5,
                 *       "words": "Quick and clean"
                 *     }
                 */
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch": "text",
                     *       "company": "text",
                     *       "invoice": {
                     *         "asks": 1,
                     *         "can_ask": true,
                     *         "credited": 1,
                     *         "currency": "text",
                     *         "customer": "text",
                     *         "due_on": "text",
                     *         "gross": 1,
                     *         "issued_on": "text",
                     *         "number": "text",
                     *         "order_number": "text",
                     *         "owed": 1,
                     *         "paid": 1,
                     *         "paybill": "text",
                     *         "receipts": [
                     *           {
                     *             "amount": 1,
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "receipt_number": "text"
                     *           }
                     *         ],
                     *         "reference": "text",
                     *         "request": {
                     *           "amount": 1,
                     *           "asked_at": "2026-11-23T08:15:00.000Z",
                     *           "failure": "no_money",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "may_ask_again": true,
                     *           "phone": "text",
                     *           "state": "waiting"
                     *         },
                     *         "title": "text"
                     *       },
                     *       "kind": "request",
                     *       "language": "en",
                     *       "machines": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "tag": "text"
                     *         }
                     *       ],
                     *       "order": {
                     *         "arrives_at": "2026-11-23T08:15:00.000Z",
                     *         "completed_at": "2026-11-23T08:15:00.000Z",
                     *         "decision": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "decision": "confirmed",
                     *           "person_name": "text",
                     *           "words": "text"
                     *         },
                     *         "machine": "text",
                     *         "may_decide": true,
                     *         "may_sign": true,
                     *         "number": "text",
                     *         "photo_ids": [
                     *           "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         ],
                     *         "planned_until": "2026-11-23T08:15:00.000Z",
                     *         "promised_at": "2026-11-23T08:15:00.000Z",
                     *         "rating": {
                     *           "is_open": true,
                     *           "open_until": "2026-11-23T08:15:00.000Z",
                     *           "score": 1,
                     *           "words": "text"
                     *         },
                     *         "signature": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "signed_by": "text"
                     *         },
                     *         "stages": [
                     *           {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "what": "received"
                     *           }
                     *         ],
                     *         "standing": "received",
                     *         "technician_name": "text",
                     *         "title": "text",
                     *         "work": [
                     *           {
                     *             "result": "text",
                     *             "title": "text"
                     *           }
                     *         ]
                     *       },
                     *       "site": "text",
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report_api_v1_portal_report_pdf_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PDF) */
                    "application/pdf": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_api_v1_portal_requests_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                 *       "person_name": "Grace Njeri",
                 *       "phone": "0712 345 678",
                 *       "words": "Water drips from the pump"
                 *     }
                 */
                "application/json": components["schemas"]["NewPortalRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_new": true,
                     *       "number": "text",
                     *       "reported_at": "2026-11-23T08:15:00.000Z",
                     *       "token": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalReported"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_api_v1_portal_signatures_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The secret of the link: the last part of its address. */
                "X-Mafundi-Link"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                 *       "signed_by": "Grace Njeri"
                 *     }
                 */
                "application/json": components["schemas"]["NewSignature"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch": "text",
                     *       "company": "text",
                     *       "invoice": {
                     *         "asks": 1,
                     *         "can_ask": true,
                     *         "credited": 1,
                     *         "currency": "text",
                     *         "customer": "text",
                     *         "due_on": "text",
                     *         "gross": 1,
                     *         "issued_on": "text",
                     *         "number": "text",
                     *         "order_number": "text",
                     *         "owed": 1,
                     *         "paid": 1,
                     *         "paybill": "text",
                     *         "receipts": [
                     *           {
                     *             "amount": 1,
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "receipt_number": "text"
                     *           }
                     *         ],
                     *         "reference": "text",
                     *         "request": {
                     *           "amount": 1,
                     *           "asked_at": "2026-11-23T08:15:00.000Z",
                     *           "failure": "no_money",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "may_ask_again": true,
                     *           "phone": "text",
                     *           "state": "waiting"
                     *         },
                     *         "title": "text"
                     *       },
                     *       "kind": "request",
                     *       "language": "en",
                     *       "machines": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "tag": "text"
                     *         }
                     *       ],
                     *       "order": {
                     *         "arrives_at": "2026-11-23T08:15:00.000Z",
                     *         "completed_at": "2026-11-23T08:15:00.000Z",
                     *         "decision": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "decision": "confirmed",
                     *           "person_name": "text",
                     *           "words": "text"
                     *         },
                     *         "machine": "text",
                     *         "may_decide": true,
                     *         "may_sign": true,
                     *         "number": "text",
                     *         "photo_ids": [
                     *           "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         ],
                     *         "planned_until": "2026-11-23T08:15:00.000Z",
                     *         "promised_at": "2026-11-23T08:15:00.000Z",
                     *         "rating": {
                     *           "is_open": true,
                     *           "open_until": "2026-11-23T08:15:00.000Z",
                     *           "score": 1,
                     *           "words": "text"
                     *         },
                     *         "signature": {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "signed_by": "text"
                     *         },
                     *         "stages": [
                     *           {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "what": "received"
                     *           }
                     *         ],
                     *         "standing": "received",
                     *         "technician_name": "text",
                     *         "title": "text",
                     *         "work": [
                     *           {
                     *             "result": "text",
                     *             "title": "text"
                     *           }
                     *         ]
                     *       },
                     *       "site": "text",
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PortalPage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setting_api_v1_predictions_settings__branch_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "mode": "propose",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PredictionSetting"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_setting_api_v1_predictions_settings__branch_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "open_orders"
                 *     }
                 */
                "application/json": components["schemas"]["NewPredictionSetting"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "mode": "propose",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PredictionSetting"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_price_lists_api_v1_price_lists_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "call_out_fee": "text",
                     *           "currency": "text",
                     *           "fixed_prices": [
                     *             {
                     *               "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *               "price": "text"
                     *             }
                     *           ],
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_default": true,
                     *           "labour_rate": "text",
                     *           "name": "text",
                     *           "part_prices": [
                     *             {
                     *               "part_number": "text",
                     *               "price": "text"
                     *             }
                     *           ],
                     *           "prices_include_tax": true,
                     *           "skill_rates": [
                     *             {
                     *               "rate": "text",
                     *               "skill": "text"
                     *             }
                     *           ],
                     *           "travel_per_km": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_PriceList_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_price_list_api_v1_price_lists_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "call_out_fee": "1500",
                 *       "currency": "KES",
                 *       "labour_rate": "2500",
                 *       "name": "Usual prices"
                 *     }
                 */
                "application/json": components["schemas"]["NewPriceList"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "call_out_fee": "text",
                     *       "currency": "text",
                     *       "fixed_prices": [
                     *         {
                     *           "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "price": "text"
                     *         }
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_default": true,
                     *       "labour_rate": "text",
                     *       "name": "text",
                     *       "part_prices": [
                     *         {
                     *           "part_number": "text",
                     *           "price": "text"
                     *         }
                     *       ],
                     *       "prices_include_tax": true,
                     *       "skill_rates": [
                     *         {
                     *           "rate": "text",
                     *           "skill": "text"
                     *         }
                     *       ],
                     *       "travel_per_km": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_price_list_api_v1_price_lists__price_list_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                price_list_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "call_out_fee": "text",
                     *       "currency": "text",
                     *       "fixed_prices": [
                     *         {
                     *           "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "price": "text"
                     *         }
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_default": true,
                     *       "labour_rate": "text",
                     *       "name": "text",
                     *       "part_prices": [
                     *         {
                     *           "part_number": "text",
                     *           "price": "text"
                     *         }
                     *       ],
                     *       "prices_include_tax": true,
                     *       "skill_rates": [
                     *         {
                     *           "rate": "text",
                     *           "skill": "text"
                     *         }
                     *       ],
                     *       "travel_per_km": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_price_list_api_v1_price_lists__price_list_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                price_list_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "labour_rate": "2600"
                 *     }
                 */
                "application/json": components["schemas"]["PriceListChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "call_out_fee": "text",
                     *       "currency": "text",
                     *       "fixed_prices": [
                     *         {
                     *           "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "price": "text"
                     *         }
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_default": true,
                     *       "labour_rate": "text",
                     *       "name": "text",
                     *       "part_prices": [
                     *         {
                     *           "part_number": "text",
                     *           "price": "text"
                     *         }
                     *       ],
                     *       "prices_include_tax": true,
                     *       "skill_rates": [
                     *         {
                     *           "rate": "text",
                     *           "skill": "text"
                     *         }
                     *       ],
                     *       "travel_per_km": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_profile_api_v1_profile_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_have_authenticator": true,
                     *       "email": "text",
                     *       "has_authenticator": true,
                     *       "has_password": true,
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "language": "en",
                     *       "name": "text",
                     *       "needs_second_factor": true,
                     *       "passkeys": 1,
                     *       "recovery_codes_left": 1,
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_profile_api_v1_profile_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "sw",
                 *       "time_zone": "Africa/Nairobi"
                 *     }
                 */
                "application/json": components["schemas"]["ProfileChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_have_authenticator": true,
                     *       "email": "text",
                     *       "has_authenticator": true,
                     *       "has_password": true,
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "language": "en",
                     *       "name": "text",
                     *       "needs_second_factor": true,
                     *       "passkeys": 1,
                     *       "recovery_codes_left": 1,
                     *       "time_zone": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_authenticator_api_v1_profile_authenticator_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "picture": "text",
                     *       "seed": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthenticatorSeed"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_authenticator_api_v1_profile_authenticator_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_authenticator_api_v1_profile_authenticator_confirmation_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "492039"
                 *     }
                 */
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password_api_v1_profile_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "…",
                 *       "password": "…"
                 *     }
                 */
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_recovery_codes_api_v1_profile_recovery_codes_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": [
                     *         "text"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_promises_api_v1_promises_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                /** @description Without it: all that are still owed. */
                state?: ("running" | "paused" | "at_risk" | "breached" | "met" | "cancelled") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at_risk_at": "2026-11-23T08:15:00.000Z",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "breached_at": "2026-11-23T08:15:00.000Z",
                     *           "due_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "met_at": "2026-11-23T08:15:00.000Z",
                     *           "started_at": "2026-11-23T08:15:00.000Z",
                     *           "state": "running",
                     *           "summary": "text",
                     *           "target": "respond",
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Promise_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_push_key_api_v1_push_key_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PushKey"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_subscriptions_api_v1_push_subscriptions_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "user_agent": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_PushSubscription_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribe_api_v1_push_subscriptions_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
                 *       "keys": {
                 *         "auth": "tBHItJI5svbpez7KI4CCXg",
                 *         "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewPushSubscription"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "user_agent": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PushSubscription"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribe_api_v1_push_subscriptions__subscription_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_regions_api_v1_regions_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Region_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_region_api_v1_regions_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coast"
                 *     }
                 */
                "application/json": components["schemas"]["NewRegion"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text",
                     *       "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_region_api_v1_regions__region_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text",
                     *       "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_region_api_v1_regions__region_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                region_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_region_api_v1_regions__region_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                region_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Coast and islands"
                 *     }
                 */
                "application/json": components["schemas"]["RegionChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text",
                     *       "parent_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rules_api_v1_rules_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                gateway_id?: string | null;
                /** @description Rows per page. */
                limit?: number;
                point_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "chart": {
                     *             "at": "2026-11-23T08:15:00.000Z",
                     *             "centre": 4.2,
                     *             "high": 4.2,
                     *             "learned": 1,
                     *             "low": 4.2,
                     *             "needed": 1,
                     *             "phase": "learning",
                     *             "reason": "",
                     *             "spread": 4.2
                     *           },
                     *           "effect": "observation",
                     *           "failure_mode": "text",
                     *           "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "limit",
                     *           "name": "text",
                     *           "params": {
                     *             "deadband": 0,
                     *             "direction": "high",
                     *             "limit": 4.2,
                     *             "max_gap_s": 3600,
                     *             "off_delay_s": 0,
                     *             "on_delay_s": 0
                     *           },
                     *           "point_id": 1,
                     *           "severity": "low",
                     *           "stage": "observe",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Rule_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_rule_api_v1_rules_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "failure_mode": "bearing",
                 *       "kind": "limit",
                 *       "name": "Vibration too high",
                 *       "params": {
                 *         "deadband": 0.5,
                 *         "direction": "high",
                 *         "limit": 7.1,
                 *         "on_delay_s": 10
                 *       },
                 *       "point_id": 7,
                 *       "severity": "high"
                 *     }
                 */
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "chart": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "centre": 4.2,
                     *         "high": 4.2,
                     *         "learned": 1,
                     *         "low": 4.2,
                     *         "needed": 1,
                     *         "phase": "learning",
                     *         "reason": "",
                     *         "spread": 4.2
                     *       },
                     *       "effect": "observation",
                     *       "failure_mode": "text",
                     *       "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "limit",
                     *       "name": "text",
                     *       "params": {
                     *         "deadband": 0,
                     *         "direction": "high",
                     *         "limit": 4.2,
                     *         "max_gap_s": 3600,
                     *         "off_delay_s": 0,
                     *         "on_delay_s": 0
                     *       },
                     *       "point_id": 1,
                     *       "severity": "low",
                     *       "stage": "observe",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_rule_api_v1_rules__rule_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_rule_api_v1_rules__rule_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "severity": "critical"
                 *     }
                 */
                "application/json": components["schemas"]["RuleChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "chart": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "centre": 4.2,
                     *         "high": 4.2,
                     *         "learned": 1,
                     *         "low": 4.2,
                     *         "needed": 1,
                     *         "phase": "learning",
                     *         "reason": "",
                     *         "spread": 4.2
                     *       },
                     *       "effect": "observation",
                     *       "failure_mode": "text",
                     *       "gateway_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "limit",
                     *       "name": "text",
                     *       "params": {
                     *         "deadband": 0,
                     *         "direction": "high",
                     *         "limit": 4.2,
                     *         "max_gap_s": 3600,
                     *         "off_delay_s": 0,
                     *         "on_delay_s": 0
                     *       },
                     *       "point_id": 1,
                     *       "severity": "low",
                     *       "stage": "observe",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_categories_api_v1_service_categories_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "duration_minutes": 1,
                     *           "failure_modes": [
                     *             "text"
                     *           ],
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "needs_signature": true,
                     *           "parts": [
                     *             {
                     *               "name": "text",
                     *               "number": "text",
                     *               "quantity": "text",
                     *               "unit": "text"
                     *             }
                     *           ],
                     *           "photo_count": 1,
                     *           "radius_m": 1,
                     *           "required_certificates": [
                     *             "text"
                     *           ],
                     *           "required_skills": [
                     *             {
                     *               "level": 3,
                     *               "skill": "mechanical"
                     *             }
                     *           ],
                     *           "steps": [
                     *             {
                     *               "high": 4.2,
                     *               "is_required": true,
                     *               "kind": "check",
                     *               "low": 4.2,
                     *               "options": [
                     *                 "text"
                     *               ],
                     *               "title": "text",
                     *               "unit": ""
                     *             }
                     *           ],
                     *           "verification_minutes": 1,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_ServiceCategory_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_category_api_v1_service_categories_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "duration_minutes": 120,
                 *       "failure_modes": [
                 *         "bearing"
                 *       ],
                 *       "name": "Bearing replacement",
                 *       "needs_signature": true,
                 *       "parts": [
                 *         {
                 *           "number": "6205-2RS",
                 *           "quantity": "2"
                 *         }
                 *       ],
                 *       "photo_count": 1,
                 *       "radius_m": 300,
                 *       "required_skills": [
                 *         {
                 *           "level": 3,
                 *           "skill": "mechanical"
                 *         }
                 *       ],
                 *       "steps": [
                 *         {
                 *           "kind": "check",
                 *           "title": "Locked out and tagged"
                 *         },
                 *         {
                 *           "high": 4.5,
                 *           "kind": "number",
                 *           "title": "Vibration after the repair",
                 *           "unit": "mm/s"
                 *         }
                 *       ],
                 *       "verification_minutes": 30
                 *     }
                 */
                "application/json": components["schemas"]["NewServiceCategory"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "duration_minutes": 1,
                     *       "failure_modes": [
                     *         "text"
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text",
                     *       "needs_signature": true,
                     *       "parts": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "quantity": "text",
                     *           "unit": "text"
                     *         }
                     *       ],
                     *       "photo_count": 1,
                     *       "radius_m": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "steps": [
                     *         {
                     *           "high": 4.2,
                     *           "is_required": true,
                     *           "kind": "check",
                     *           "low": 4.2,
                     *           "options": [
                     *             "text"
                     *           ],
                     *           "title": "text",
                     *           "unit": ""
                     *         }
                     *       ],
                     *       "verification_minutes": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceCategory"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_category_api_v1_service_categories__category_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "duration_minutes": 1,
                     *       "failure_modes": [
                     *         "text"
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text",
                     *       "needs_signature": true,
                     *       "parts": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "quantity": "text",
                     *           "unit": "text"
                     *         }
                     *       ],
                     *       "photo_count": 1,
                     *       "radius_m": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "steps": [
                     *         {
                     *           "high": 4.2,
                     *           "is_required": true,
                     *           "kind": "check",
                     *           "low": 4.2,
                     *           "options": [
                     *             "text"
                     *           ],
                     *           "title": "text",
                     *           "unit": ""
                     *         }
                     *       ],
                     *       "verification_minutes": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceCategory"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_category_api_v1_service_categories__category_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "photo_count": 2
                 *     }
                 */
                "application/json": components["schemas"]["ServiceCategoryChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "duration_minutes": 1,
                     *       "failure_modes": [
                     *         "text"
                     *       ],
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "name": "text",
                     *       "needs_signature": true,
                     *       "parts": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "quantity": "text",
                     *           "unit": "text"
                     *         }
                     *       ],
                     *       "photo_count": 1,
                     *       "radius_m": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "steps": [
                     *         {
                     *           "high": 4.2,
                     *           "is_required": true,
                     *           "kind": "check",
                     *           "low": 4.2,
                     *           "options": [
                     *             "text"
                     *           ],
                     *           "title": "text",
                     *           "unit": ""
                     *         }
                     *       ],
                     *       "verification_minutes": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceCategory"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session_api_v1_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branches": [
                     *         {
                     *           "code": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "time_zone": "text"
                     *         }
                     *       ],
                     *       "csrf_token": "text",
                     *       "must_enrol": true,
                     *       "permissions": [
                     *         "text"
                     *       ],
                     *       "person": {
                     *         "email": "text",
                     *         "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *         "language": "en",
                     *         "name": "text",
                     *         "time_zone": "text"
                     *       },
                     *       "proved_at": "2026-11-23T08:15:00.000Z",
                     *       "roles": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "role": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_session_api_v1_session_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "manager@demo.local",
                 *       "password": "…"
                 *     }
                 */
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branches": [
                     *         {
                     *           "code": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "time_zone": "text"
                     *         }
                     *       ],
                     *       "csrf_token": "text",
                     *       "must_enrol": true,
                     *       "permissions": [
                     *         "text"
                     *       ],
                     *       "person": {
                     *         "email": "text",
                     *         "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *         "language": "en",
                     *         "name": "text",
                     *         "time_zone": "text"
                     *       },
                     *       "proved_at": "2026-11-23T08:15:00.000Z",
                     *       "roles": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "role": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_api_v1_session_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_at_link_api_v1_session_links_look_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secret": "Zm9yIHRoZSBleGFtcGxlIG9ubHk"
                 *     }
                 */
                "application/json": components["schemas"]["LinkSecret"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "text",
                     *       "expires_at": "2026-11-23T08:15:00.000Z",
                     *       "kind": "invitation",
                     *       "name": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_link_api_v1_session_links_use_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "…",
                 *       "secret": "Zm9yIHRoZSBleGFtcGxlIG9ubHk"
                 *     }
                 */
                "application/json": components["schemas"]["LinkUse"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "text",
                     *       "expires_at": "2026-11-23T08:15:00.000Z",
                     *       "kind": "invitation",
                     *       "name": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_preferences_api_v1_session_preferences_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "en"
                 *     }
                 */
                "application/json": components["schemas"]["Preferences"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_api_v1_session_proof_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "…"
                 *     }
                 */
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branches": [
                     *         {
                     *           "code": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "time_zone": "text"
                     *         }
                     *       ],
                     *       "csrf_token": "text",
                     *       "must_enrol": true,
                     *       "permissions": [
                     *         "text"
                     *       ],
                     *       "person": {
                     *         "email": "text",
                     *         "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *         "language": "en",
                     *         "name": "text",
                     *         "time_zone": "text"
                     *       },
                     *       "proved_at": "2026-11-23T08:15:00.000Z",
                     *       "roles": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "role": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_for_reset_api_v1_session_reset_requests_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "manager@demo.local"
                 *     }
                 */
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions_api_v1_sessions_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "address": "text",
                     *           "created_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_current": true,
                     *           "is_phone": true,
                     *           "last_used_at": "2026-11-23T08:15:00.000Z",
                     *           "user_agent": "text",
                     *           "way": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_OwnSession_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_other_sessions_api_v1_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_one_session_api_v1_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sites_api_v1_sites_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                customer_id?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                /** @description Looks in name and address. */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "address": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "contacts": [
                     *             {
                     *               "email": "",
                     *               "name": "text",
                     *               "phone": "",
                     *               "role": ""
                     *             }
                     *           ],
                     *           "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "customer_name": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "latitude": 4.2,
                     *           "longitude": 4.2,
                     *           "name": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Site_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_site_api_v1_sites_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                 *       "name": "Athi River works"
                 *     }
                 */
                "application/json": components["schemas"]["NewSite"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "contacts": [
                     *         {
                     *           "email": "",
                     *           "name": "text",
                     *           "phone": "",
                     *           "role": ""
                     *         }
                     *       ],
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "latitude": 4.2,
                     *       "longitude": 4.2,
                     *       "name": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_site_api_v1_sites__site_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "contacts": [
                     *         {
                     *           "email": "",
                     *           "name": "text",
                     *           "phone": "",
                     *           "role": ""
                     *         }
                     *       ],
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "latitude": 4.2,
                     *       "longitude": 4.2,
                     *       "name": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_site_api_v1_sites__site_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                site_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contacts": [
                 *         {
                 *           "name": "Grace Njeri",
                 *           "role": "Plant engineer"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SiteChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "contacts": [
                     *         {
                     *           "email": "",
                     *           "name": "text",
                     *           "phone": "",
                     *           "role": ""
                     *         }
                     *       ],
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "latitude": 4.2,
                     *       "longitude": 4.2,
                     *       "name": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_site_links_api_v1_sites__site_id__request_links_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-11-23T08:15:00.000Z",
                     *           "created_by": "text",
                     *           "expires_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_live": true,
                     *           "kind": "request",
                     *           "last_used_at": "2026-11-23T08:15:00.000Z",
                     *           "may_decide": true,
                     *           "origin": "office",
                     *           "revoked_at": "2026-11-23T08:15:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_CustomerLink_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_sheet_api_v1_sites__site_id__request_sheet_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                site_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PDF) */
                    "application/pdf": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_balances_api_v1_stock_balances_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                is_low?: boolean | null;
                /** @description Rows per page. */
                limit?: number;
                part_id?: string | null;
                place_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "allocated": "text",
                     *           "available": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "currency": "text",
                     *           "is_low": true,
                     *           "on_hand": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "part_name": "text",
                     *           "part_number": "text",
                     *           "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_kind": "warehouse",
                     *           "place_name": "text",
                     *           "reorder_level": "text",
                     *           "unit": "text",
                     *           "unit_cost": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Balance_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_level_api_v1_stock_levels_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "part_id": "0193b5c8-2222-7abc-8def-000000000002",
                 *       "place_id": "0193b5c8-2222-7abc-8def-000000000001",
                 *       "reorder_level": "4"
                 *     }
                 */
                "application/json": components["schemas"]["NewLevel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allocated": "text",
                     *       "available": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "currency": "text",
                     *       "is_low": true,
                     *       "on_hand": "text",
                     *       "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "part_name": "text",
                     *       "part_number": "text",
                     *       "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "place_kind": "warehouse",
                     *       "place_name": "text",
                     *       "reorder_level": "text",
                     *       "unit": "text",
                     *       "unit_cost": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Balance"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_moves_api_v1_stock_moves_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                part_id?: string | null;
                place_id?: string | null;
                work_order_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "cost": "text",
                     *           "currency": "text",
                     *           "from_place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "from_place_kind": "warehouse",
                     *           "from_place_name": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_taken_back": true,
                     *           "kind": "received",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "part_name": "text",
                     *           "part_number": "text",
                     *           "person_name": "text",
                     *           "quantity": "text",
                     *           "reason": "text",
                     *           "reverses_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "to_place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "to_place_kind": "warehouse",
                     *           "to_place_name": "text",
                     *           "unit": "text",
                     *           "unit_cost": "text",
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Move_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move_stock_api_v1_stock_moves_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "received",
                 *       "part_id": "0193b5c8-2222-7abc-8def-000000000002",
                 *       "quantity": "10",
                 *       "reason": "Delivery note 4711",
                 *       "to_place_id": "0193b5c8-2222-7abc-8def-000000000001",
                 *       "unit_cost": "1150.00"
                 *     }
                 */
                "application/json": components["schemas"]["NewMove"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-11-23T08:15:00.000Z",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "currency": "text",
                     *       "from_place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "from_place_kind": "warehouse",
                     *       "from_place_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_taken_back": true,
                     *       "kind": "received",
                     *       "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "part_name": "text",
                     *       "part_number": "text",
                     *       "person_name": "text",
                     *       "quantity": "text",
                     *       "reason": "text",
                     *       "reverses_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "to_place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "to_place_kind": "warehouse",
                     *       "to_place_name": "text",
                     *       "unit": "text",
                     *       "unit_cost": "text",
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *     }
                     */
                    "application/json": components["schemas"]["Move"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_api_v1_stock_moves__move_id__reversal_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                move_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "wrong part"
                 *     }
                 */
                "application/json": components["schemas"]["TakeBack"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-11-23T08:15:00.000Z",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "cost": "text",
                     *       "currency": "text",
                     *       "from_place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "from_place_kind": "warehouse",
                     *       "from_place_name": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_taken_back": true,
                     *       "kind": "received",
                     *       "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "part_name": "text",
                     *       "part_number": "text",
                     *       "person_name": "text",
                     *       "quantity": "text",
                     *       "reason": "text",
                     *       "reverses_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "to_place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "to_place_kind": "warehouse",
                     *       "to_place_name": "text",
                     *       "unit": "text",
                     *       "unit_cost": "text",
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *     }
                     */
                    "application/json": components["schemas"]["Move"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_places_api_v1_stock_places_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                is_active?: boolean | null;
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_active": true,
                     *           "kind": "warehouse",
                     *           "name": "text",
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "technician_name": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Place_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_place_api_v1_stock_places_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "branch_id": "0193b5c8-2222-7abc-8def-000000000001",
                 *       "kind": "warehouse",
                 *       "name": "Main store"
                 *     }
                 */
                "application/json": components["schemas"]["NewPlace"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "kind": "warehouse",
                     *       "name": "text",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Place"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_place_api_v1_stock_places__place_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                place_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "kind": "warehouse",
                     *       "name": "text",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Place"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_place_api_v1_stock_places__place_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                place_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main store, Industrial Area"
                 *     }
                 */
                "application/json": components["schemas"]["PlaceChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "kind": "warehouse",
                     *       "name": "text",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Place"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_storage_api_v1_storage_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "database_bytes": 1,
                     *       "default_rows": 1,
                     *       "disk_free_bytes": 1,
                     *       "full_at": "2026-11-23T08:15:00.000Z",
                     *       "growth_bytes_a_day": 1,
                     *       "kept": [
                     *         {
                     *           "bytes_a_row": 4.2,
                     *           "kept_days": 1,
                     *           "kind": "raw",
                     *           "oldest_at": "2026-11-23T08:15:00.000Z",
                     *           "rows": 1,
                     *           "size_bytes": 1
                     *         }
                     *       ],
                     *       "oldest_waiting_at": "2026-11-23T08:15:00.000Z",
                     *       "server_version": "text",
                     *       "tier": "none",
                     *       "timescaledb_version": "text",
                     *       "waiting_hours": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Storage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_technicians_api_v1_technicians_get: {
        parameters: {
            query?: {
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                is_active?: boolean | null;
                /** @description Rows per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "certificates": [
                     *             {
                     *               "expires_on": "2026-11-23",
                     *               "name": "text",
                     *               "number": ""
                     *             }
                     *           ],
                     *           "home_latitude": 4.2,
                     *           "home_longitude": 4.2,
                     *           "hourly_rate": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_active": true,
                     *           "name": "text",
                     *           "person_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "phone": "text",
                     *           "shifts": [
                     *             {
                     *               "ends": "text",
                     *               "starts": "text",
                     *               "weekday": "mon"
                     *             }
                     *           ],
                     *           "skills": [
                     *             {
                     *               "level": 4,
                     *               "skill": "mechanical"
                     *             }
                     *           ],
                     *           "van": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Technician_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_technician_api_v1_technicians_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                 *       "hourly_rate": "1200",
                 *       "name": "Wanjiru Kamau",
                 *       "phone": "+254700000001",
                 *       "shifts": [
                 *         {
                 *           "ends": "17:00",
                 *           "starts": "08:00",
                 *           "weekday": "mon"
                 *         }
                 *       ],
                 *       "skills": [
                 *         {
                 *           "level": 4,
                 *           "skill": "mechanical"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewTechnician"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "certificates": [
                     *         {
                     *           "expires_on": "2026-11-23",
                     *           "name": "text",
                     *           "number": ""
                     *         }
                     *       ],
                     *       "home_latitude": 4.2,
                     *       "home_longitude": 4.2,
                     *       "hourly_rate": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "name": "text",
                     *       "person_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "phone": "text",
                     *       "shifts": [
                     *         {
                     *           "ends": "text",
                     *           "starts": "text",
                     *           "weekday": "mon"
                     *         }
                     *       ],
                     *       "skills": [
                     *         {
                     *           "level": 4,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "van": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Technician"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_technician_api_v1_technicians__technician_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "certificates": [
                     *         {
                     *           "expires_on": "2026-11-23",
                     *           "name": "text",
                     *           "number": ""
                     *         }
                     *       ],
                     *       "home_latitude": 4.2,
                     *       "home_longitude": 4.2,
                     *       "hourly_rate": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "name": "text",
                     *       "person_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "phone": "text",
                     *       "shifts": [
                     *         {
                     *           "ends": "text",
                     *           "starts": "text",
                     *           "weekday": "mon"
                     *         }
                     *       ],
                     *       "skills": [
                     *         {
                     *           "level": 4,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "van": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Technician"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_technician_api_v1_technicians__technician_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "van": "KDA 123A"
                 *     }
                 */
                "application/json": components["schemas"]["TechnicianChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "certificates": [
                     *         {
                     *           "expires_on": "2026-11-23",
                     *           "name": "text",
                     *           "number": ""
                     *         }
                     *       ],
                     *       "home_latitude": 4.2,
                     *       "home_longitude": 4.2,
                     *       "hourly_rate": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_active": true,
                     *       "name": "text",
                     *       "person_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "phone": "text",
                     *       "shifts": [
                     *         {
                     *           "ends": "text",
                     *           "starts": "text",
                     *           "weekday": "mon"
                     *         }
                     *       ],
                     *       "skills": [
                     *         {
                     *           "level": 4,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "van": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Technician"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_leaves_api_v1_technicians__technician_id__leaves_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "holiday",
                     *           "note": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Leave_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_leave_api_v1_technicians__technician_id__leaves_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_at": "2026-12-28T05:00:00Z",
                 *       "kind": "holiday",
                 *       "starts_at": "2026-12-21T05:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewLeave"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "holiday",
                     *       "note": "text",
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *     }
                     */
                    "application/json": components["schemas"]["Leave"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_leave_api_v1_technicians__technician_id__leaves__leave_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                leave_id: string;
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_login_api_v1_technicians__technician_id__login_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "wanjiru@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["NewLogin"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "text",
                     *       "password": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_on_call_api_v1_technicians__technician_id__on_call_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                until?: string | null;
            };
            header?: never;
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_OnCall_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_on_call_api_v1_technicians__technician_id__on_call_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_at": "2026-12-22T05:00:00Z",
                 *       "starts_at": "2026-12-21T15:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewOnCall"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *     }
                     */
                    "application/json": components["schemas"]["OnCall"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_on_call_api_v1_technicians__technician_id__on_call__on_call_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                on_call_id: string;
                technician_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_proposals_api_v1_visit_proposals_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                /** @description Rows per page. */
                limit?: number;
                state?: "open" | "decided" | "all";
                work_order_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "coverage": 4.2,
                     *           "decided_at": "2026-11-23T08:15:00.000Z",
                     *           "decided_by": "text",
                     *           "earliest_at": "2026-11-23T08:15:00.000Z",
                     *           "evidence": {
                     *             "also": [
                     *               {
                     *                 "point_id": 1,
                     *                 "point_name": "text"
                     *               }
                     *             ],
                     *             "as_of": "2026-11-23T08:15:00.000Z",
                     *             "checked": 1,
                     *             "direction": "high",
                     *             "horizon_at": "2026-11-23T08:15:00.000Z",
                     *             "is_within_horizon": true,
                     *             "limit": 4.2,
                     *             "path": [
                     *               {
                     *                 "at": 4.2,
                     *                 "expected": 4.2,
                     *                 "high": 4.2,
                     *                 "low": 4.2
                     *               }
                     *             ],
                     *             "point_name": "text",
                     *             "rule_name": "text",
                     *             "rule_version": 1,
                     *             "since": "2026-11-23T08:15:00.000Z",
                     *             "slope_per_day": 4.2,
                     *             "unit": "text",
                     *             "usual": 4.2,
                     *             "usual_spread": 4.2,
                     *             "value": 4.2
                     *           },
                     *           "expected_at": "2026-11-23T08:15:00.000Z",
                     *           "failure_mode": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "latest_at": "2026-11-23T08:15:00.000Z",
                     *           "note": "text",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "point_id": 1,
                     *           "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "severity": "low",
                     *           "state": "open",
                     *           "verdict": "no_fault",
                     *           "version": 1,
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "work_order_number": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_VisitProposal_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_proposal_api_v1_visit_proposals__proposal_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "coverage": 4.2,
                     *       "decided_at": "2026-11-23T08:15:00.000Z",
                     *       "decided_by": "text",
                     *       "earliest_at": "2026-11-23T08:15:00.000Z",
                     *       "evidence": {
                     *         "also": [
                     *           {
                     *             "point_id": 1,
                     *             "point_name": "text"
                     *           }
                     *         ],
                     *         "as_of": "2026-11-23T08:15:00.000Z",
                     *         "checked": 1,
                     *         "direction": "high",
                     *         "horizon_at": "2026-11-23T08:15:00.000Z",
                     *         "is_within_horizon": true,
                     *         "limit": 4.2,
                     *         "path": [
                     *           {
                     *             "at": 4.2,
                     *             "expected": 4.2,
                     *             "high": 4.2,
                     *             "low": 4.2
                     *           }
                     *         ],
                     *         "point_name": "text",
                     *         "rule_name": "text",
                     *         "rule_version": 1,
                     *         "since": "2026-11-23T08:15:00.000Z",
                     *         "slope_per_day": 4.2,
                     *         "unit": "text",
                     *         "usual": 4.2,
                     *         "usual_spread": 4.2,
                     *         "value": 4.2
                     *       },
                     *       "expected_at": "2026-11-23T08:15:00.000Z",
                     *       "failure_mode": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "latest_at": "2026-11-23T08:15:00.000Z",
                     *       "note": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "point_id": 1,
                     *       "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "severity": "low",
                     *       "state": "open",
                     *       "verdict": "no_fault",
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["VisitProposal"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_visit_api_v1_visit_proposals__proposal_id__acceptance_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "coverage": 4.2,
                     *       "decided_at": "2026-11-23T08:15:00.000Z",
                     *       "decided_by": "text",
                     *       "earliest_at": "2026-11-23T08:15:00.000Z",
                     *       "evidence": {
                     *         "also": [
                     *           {
                     *             "point_id": 1,
                     *             "point_name": "text"
                     *           }
                     *         ],
                     *         "as_of": "2026-11-23T08:15:00.000Z",
                     *         "checked": 1,
                     *         "direction": "high",
                     *         "horizon_at": "2026-11-23T08:15:00.000Z",
                     *         "is_within_horizon": true,
                     *         "limit": 4.2,
                     *         "path": [
                     *           {
                     *             "at": 4.2,
                     *             "expected": 4.2,
                     *             "high": 4.2,
                     *             "low": 4.2
                     *           }
                     *         ],
                     *         "point_name": "text",
                     *         "rule_name": "text",
                     *         "rule_version": 1,
                     *         "since": "2026-11-23T08:15:00.000Z",
                     *         "slope_per_day": 4.2,
                     *         "unit": "text",
                     *         "usual": 4.2,
                     *         "usual_spread": 4.2,
                     *         "value": 4.2
                     *       },
                     *       "expected_at": "2026-11-23T08:15:00.000Z",
                     *       "failure_mode": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "latest_at": "2026-11-23T08:15:00.000Z",
                     *       "note": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "point_id": 1,
                     *       "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "severity": "low",
                     *       "state": "open",
                     *       "verdict": "no_fault",
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["VisitProposal"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismiss_visit_api_v1_visit_proposals__proposal_id__dismissal_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Runs in after the overhaul",
                 *       "verdict": "known"
                 *     }
                 */
                "application/json": components["schemas"]["Dismissal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "coverage": 4.2,
                     *       "decided_at": "2026-11-23T08:15:00.000Z",
                     *       "decided_by": "text",
                     *       "earliest_at": "2026-11-23T08:15:00.000Z",
                     *       "evidence": {
                     *         "also": [
                     *           {
                     *             "point_id": 1,
                     *             "point_name": "text"
                     *           }
                     *         ],
                     *         "as_of": "2026-11-23T08:15:00.000Z",
                     *         "checked": 1,
                     *         "direction": "high",
                     *         "horizon_at": "2026-11-23T08:15:00.000Z",
                     *         "is_within_horizon": true,
                     *         "limit": 4.2,
                     *         "path": [
                     *           {
                     *             "at": 4.2,
                     *             "expected": 4.2,
                     *             "high": 4.2,
                     *             "low": 4.2
                     *           }
                     *         ],
                     *         "point_name": "text",
                     *         "rule_name": "text",
                     *         "rule_version": 1,
                     *         "since": "2026-11-23T08:15:00.000Z",
                     *         "slope_per_day": 4.2,
                     *         "unit": "text",
                     *         "usual": 4.2,
                     *         "usual_spread": 4.2,
                     *         "value": 4.2
                     *       },
                     *       "expected_at": "2026-11-23T08:15:00.000Z",
                     *       "failure_mode": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "latest_at": "2026-11-23T08:15:00.000Z",
                     *       "note": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "point_id": 1,
                     *       "rule_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "severity": "low",
                     *       "state": "open",
                     *       "verdict": "no_fault",
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["VisitProposal"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_orders_api_v1_work_orders_get: {
        parameters: {
            query?: {
                asset_id?: string | null;
                branch_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                customer_id?: string | null;
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
                incident_id?: string | null;
                /** @description Rows per page. */
                limit?: number;
                /** @description Looks in number and title. */
                q?: string | null;
                /** @description open, closed or one state */
                status?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "allowed_transitions": [
                     *             {
                     *               "requires_reason": true,
                     *               "to": "draft"
                     *             }
                     *           ],
                     *           "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "asset_name": "text",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "completed_at": "2026-11-23T08:15:00.000Z",
                     *           "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "customer_name": "text",
                     *           "description": "text",
                     *           "due_at": "2026-11-23T08:15:00.000Z",
                     *           "duration_minutes": 1,
                     *           "follow_up_of": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "hold_reason": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "number": "text",
                     *           "opened_at": "2026-11-23T08:15:00.000Z",
                     *           "priority": "emergency",
                     *           "promise": {
                     *             "due_at": "2026-11-23T08:15:00.000Z",
                     *             "state": "running",
                     *             "target": "respond"
                     *           },
                     *           "reopened_count": 1,
                     *           "required_certificates": [
                     *             "text"
                     *           ],
                     *           "required_skills": [
                     *             {
                     *               "level": 3,
                     *               "skill": "mechanical"
                     *             }
                     *           ],
                     *           "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "site_name": "text",
                     *           "source": "text",
                     *           "status": "draft",
                     *           "title": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_WorkOrder_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_order_api_v1_work_orders_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                 *       "priority": "normal",
                 *       "title": "Replace the belt of fan 2"
                 *     }
                 */
                "application/json": components["schemas"]["NewWorkOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_transitions": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "draft"
                     *         }
                     *       ],
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "completed_at": "2026-11-23T08:15:00.000Z",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "description": "text",
                     *       "due_at": "2026-11-23T08:15:00.000Z",
                     *       "duration_minutes": 1,
                     *       "follow_up_of": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "hold_reason": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "number": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "priority": "emergency",
                     *       "promise": {
                     *         "due_at": "2026-11-23T08:15:00.000Z",
                     *         "state": "running",
                     *         "target": "respond"
                     *       },
                     *       "reopened_count": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "source": "text",
                     *       "status": "draft",
                     *       "title": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WorkOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order_api_v1_work_orders__work_order_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_transitions": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "draft"
                     *         }
                     *       ],
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "completed_at": "2026-11-23T08:15:00.000Z",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "description": "text",
                     *       "due_at": "2026-11-23T08:15:00.000Z",
                     *       "duration_minutes": 1,
                     *       "follow_up_of": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "hold_reason": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "number": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "priority": "emergency",
                     *       "promise": {
                     *         "due_at": "2026-11-23T08:15:00.000Z",
                     *         "state": "running",
                     *         "target": "respond"
                     *       },
                     *       "reopened_count": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "source": "text",
                     *       "status": "draft",
                     *       "title": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WorkOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_order_api_v1_work_orders__work_order_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "priority": "high"
                 *     }
                 */
                "application/json": components["schemas"]["WorkOrderChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_transitions": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "draft"
                     *         }
                     *       ],
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "completed_at": "2026-11-23T08:15:00.000Z",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "description": "text",
                     *       "due_at": "2026-11-23T08:15:00.000Z",
                     *       "duration_minutes": 1,
                     *       "follow_up_of": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "hold_reason": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "number": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "priority": "emergency",
                     *       "promise": {
                     *         "due_at": "2026-11-23T08:15:00.000Z",
                     *         "state": "running",
                     *         "target": "respond"
                     *       },
                     *       "reopened_count": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "source": "text",
                     *       "status": "draft",
                     *       "title": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WorkOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_attachments_api_v1_work_orders__work_order_id__attachments_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "caption": "text",
                     *           "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "photo",
                     *           "person_name": "text",
                     *           "signed_by": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Attachment_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attach_api_v1_work_orders__work_order_id__attachments_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "caption": "The old bearing",
                 *       "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                 *       "kind": "photo"
                 *     }
                 */
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-11-23T08:15:00.000Z",
                     *       "caption": "text",
                     *       "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "kind": "photo",
                     *       "person_name": "text",
                     *       "signed_by": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bookings_api_v1_work_orders__work_order_id__bookings_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "allowed_steps": [
                     *             {
                     *               "requires_reason": true,
                     *               "to": "proposed"
                     *             }
                     *           ],
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_late": true,
                     *           "is_overdue": true,
                     *           "priority": "text",
                     *           "reason": "text",
                     *           "site_name": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "status": "proposed",
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "technician_name": "text",
                     *           "title": "text",
                     *           "travel_minutes": 1,
                     *           "version": 1,
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "work_order_number": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Booking_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    book_api_v1_work_orders__work_order_id__bookings_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_at": "2026-11-24T08:00:00Z",
                 *       "starts_at": "2026-11-24T06:00:00Z",
                 *       "technician_id": "0193b5c8-1111-7abc-8def-000000000009",
                 *       "travel_minutes": 25
                 *     }
                 */
                "application/json": components["schemas"]["NewBooking"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_steps": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "proposed"
                     *         }
                     *       ],
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "ends_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_late": true,
                     *       "is_overdue": true,
                     *       "priority": "text",
                     *       "reason": "text",
                     *       "site_name": "text",
                     *       "starts_at": "2026-11-23T08:15:00.000Z",
                     *       "status": "proposed",
                     *       "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "technician_name": "text",
                     *       "title": "text",
                     *       "travel_minutes": 1,
                     *       "version": 1,
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "work_order_number": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_candidates_api_v1_work_orders__work_order_id__candidates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "due_at": "2026-11-23T08:15:00.000Z",
                     *       "mode": "automatic",
                     *       "offers": [
                     *         {
                     *           "arrives_at": "2026-11-23T08:15:00.000Z",
                     *           "cost_minutes": 4.2,
                     *           "displaced_bookings": [
                     *             "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *           ],
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "is_way_assumed": true,
                     *           "leaves_at": "2026-11-23T08:15:00.000Z",
                     *           "name": "text",
                     *           "parts": [
                     *             {
                     *               "kind": "travel",
                     *               "minutes": 4.2
                     *             }
                     *           ],
                     *           "rank": 1,
                     *           "remarks": [
                     *             {
                     *               "code": "parts_in_van",
                     *               "what": "text"
                     *             }
                     *           ],
                     *           "slack_minutes": 1,
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "travel_minutes": 1
                     *         }
                     *       ],
                     *       "rejected": [
                     *         {
                     *           "name": "text",
                     *           "reasons": [
                     *             {
                     *               "code": "skill",
                     *               "what": "text"
                     *             }
                     *           ],
                     *           "technician_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Candidates"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_comments_api_v1_work_orders__work_order_id__comments_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "person_name": "text",
                     *           "text": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Comment_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_comment_api_v1_work_orders__work_order_id__comments_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "The gate closes at six."
                 *     }
                 */
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "person_name": "text",
                     *       "text": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_customer_side_api_v1_work_orders__work_order_id__customer_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "decision": "confirmed",
                     *         "person_name": "text",
                     *         "words": "text"
                     *       },
                     *       "invoice_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "links": [
                     *         {
                     *           "created_at": "2026-11-23T08:15:00.000Z",
                     *           "created_by": "text",
                     *           "expires_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_live": true,
                     *           "kind": "request",
                     *           "last_used_at": "2026-11-23T08:15:00.000Z",
                     *           "may_decide": true,
                     *           "origin": "office",
                     *           "revoked_at": "2026-11-23T08:15:00.000Z"
                     *         }
                     *       ],
                     *       "rating": {
                     *         "is_open": true,
                     *         "open_until": "2026-11-23T08:15:00.000Z",
                     *         "score": 1,
                     *         "words": "text"
                     *       },
                     *       "reporter": {
                     *         "at": "2026-11-23T08:15:00.000Z",
                     *         "person_name": "text",
                     *         "phone": "text"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerSide"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_link_api_v1_work_orders__work_order_id__customer_links_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "text",
                     *       "created_at": "2026-11-23T08:15:00.000Z",
                     *       "created_by": "text",
                     *       "expires_at": "2026-11-23T08:15:00.000Z",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_live": true,
                     *       "kind": "request",
                     *       "last_used_at": "2026-11-23T08:15:00.000Z",
                     *       "may_decide": true,
                     *       "origin": "office",
                     *       "revoked_at": "2026-11-23T08:15:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MadeLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_failed_commands_api_v1_work_orders__work_order_id__failed_commands_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "failed_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "text",
                     *           "person_name": "text",
                     *           "told_at": "2026-11-23T08:15:00.000Z",
                     *           "tries": 1,
                     *           "words": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_FailedCommand_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_history_api_v1_work_orders__work_order_id__history_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "from_status": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "text",
                     *           "person_name": "text",
                     *           "text": "text",
                     *           "to_status": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_HistoryEntry_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_parts_api_v1_work_orders__work_order_id__parts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cost": "text",
                     *       "currency": "text",
                     *       "planned": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_kind": "warehouse",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "reserved": "text",
                     *           "short": "text",
                     *           "unit": "text",
                     *           "used": "text"
                     *         }
                     *       ],
                     *       "used": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "cost": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "person_name": "text",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "unit": "text",
                     *           "unit_cost": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PartsOfOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan_part_api_v1_work_orders__work_order_id__parts_planned__part_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                part_id: string;
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "2"
                 *     }
                 */
                "application/json": components["schemas"]["PlannedPart"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cost": "text",
                     *       "currency": "text",
                     *       "planned": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_kind": "warehouse",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "reserved": "text",
                     *           "short": "text",
                     *           "unit": "text",
                     *           "used": "text"
                     *         }
                     *       ],
                     *       "used": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "cost": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "person_name": "text",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "unit": "text",
                     *           "unit_cost": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PartsOfOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_part_api_v1_work_orders__work_order_id__parts_uses_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "part_id": "0193b5c8-2222-7abc-8def-000000000002",
                 *       "place_id": "0193b5c8-2222-7abc-8def-000000000001",
                 *       "quantity": "1"
                 *     }
                 */
                "application/json": components["schemas"]["NewUse"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cost": "text",
                     *       "currency": "text",
                     *       "planned": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_kind": "warehouse",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "reserved": "text",
                     *           "short": "text",
                     *           "unit": "text",
                     *           "used": "text"
                     *         }
                     *       ],
                     *       "used": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "cost": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "person_name": "text",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "unit": "text",
                     *           "unit_cost": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PartsOfOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_api_v1_work_orders__work_order_id__parts_uses__use_id__reversal_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                use_id: string;
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the old one was still good"
                 *     }
                 */
                "application/json": components["schemas"]["PartTakenBack"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cost": "text",
                     *       "currency": "text",
                     *       "planned": [
                     *         {
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "place_kind": "warehouse",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "reserved": "text",
                     *           "short": "text",
                     *           "unit": "text",
                     *           "used": "text"
                     *         }
                     *       ],
                     *       "used": [
                     *         {
                     *           "at": "2026-11-23T08:15:00.000Z",
                     *           "cost": "text",
                     *           "currency": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "name": "text",
                     *           "number": "text",
                     *           "part_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "person_name": "text",
                     *           "place_name": "text",
                     *           "quantity": "text",
                     *           "unit": "text",
                     *           "unit_cost": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PartsOfOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promises_of_order_api_v1_work_orders__work_order_id__promises_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at_risk_at": "2026-11-23T08:15:00.000Z",
                     *           "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "breached_at": "2026-11-23T08:15:00.000Z",
                     *           "due_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "met_at": "2026-11-23T08:15:00.000Z",
                     *           "started_at": "2026-11-23T08:15:00.000Z",
                     *           "state": "running",
                     *           "summary": "text",
                     *           "target": "respond",
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Promise_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_proof_api_v1_work_orders__work_order_id__proof_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "distance_m": 4.2,
                     *       "missing": [
                     *         {
                     *           "code": "step",
                     *           "what": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProofOfOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_service_report_api_v1_work_orders__work_order_id__report_pdf_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example (PDF) */
                    "application/pdf": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_service_reports_api_v1_work_orders__work_order_id__reports_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "completed_at": "2026-11-23T08:15:00.000Z",
                     *           "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "language": "text",
                     *           "made_at": "2026-11-23T08:15:00.000Z",
                     *           "reason": "",
                     *           "sent_to": "text",
                     *           "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_ServiceReport_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_service_report_api_v1_work_orders__work_order_id__reports__report_id__sending_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                report_id: string;
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "completed_at": "2026-11-23T08:15:00.000Z",
                     *       "file_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "language": "text",
                     *       "made_at": "2026-11-23T08:15:00.000Z",
                     *       "reason": "",
                     *       "sent_to": "text",
                     *       "work_order_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceReport"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_steps_api_v1_work_orders__work_order_id__steps_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "answer": true,
                     *           "answered_at": "2026-11-23T08:15:00.000Z",
                     *           "answered_by": "text",
                     *           "high": 4.2,
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "is_out_of_limits": true,
                     *           "is_required": true,
                     *           "kind": "check",
                     *           "low": 4.2,
                     *           "note": "text",
                     *           "options": [
                     *             "text"
                     *           ],
                     *           "position": 1,
                     *           "title": "text",
                     *           "unit": "text",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_OrderStep_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_step_api_v1_work_orders__work_order_id__steps__step_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                step_id: string;
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": 2.8,
                 *       "note": "measured twice"
                 *     }
                 */
                "application/json": components["schemas"]["StepAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answer": true,
                     *       "answered_at": "2026-11-23T08:15:00.000Z",
                     *       "answered_by": "text",
                     *       "high": 4.2,
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "is_out_of_limits": true,
                     *       "is_required": true,
                     *       "kind": "check",
                     *       "low": 4.2,
                     *       "note": "text",
                     *       "options": [
                     *         "text"
                     *       ],
                     *       "position": 1,
                     *       "title": "text",
                     *       "unit": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrderStep"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_times_api_v1_work_orders__work_order_id__times_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "entered_by": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "travel",
                     *           "minutes": 1,
                     *           "note": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "technician_name": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_TimeEntry_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enter_time_api_v1_work_orders__work_order_id__times_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_at": "2026-11-27T07:30:00Z",
                 *       "kind": "work",
                 *       "note": "The phone lay in the van.",
                 *       "starts_at": "2026-11-27T06:00:00Z",
                 *       "technician_id": "0198f1c2-7a4e-7c3b-9a59-1c5f0e2d8b10"
                 *     }
                 */
                "application/json": components["schemas"]["NewTimeEntry"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ends_at": "2026-11-23T08:15:00.000Z",
                     *           "entered_by": "text",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "kind": "travel",
                     *           "minutes": 1,
                     *           "note": "text",
                     *           "starts_at": "2026-11-23T08:15:00.000Z",
                     *           "technician_name": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_TimeEntry_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_time_api_v1_work_orders__work_order_id__times__time_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                time_id: string;
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move_order_api_v1_work_orders__work_order_id__transitions_post: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any text of your own, kept 30 days: the same request again gets the first one's answer.
                 * @example 0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10
                 */
                "Idempotency-Key"?: string;
                /** @description The ETag last seen. */
                "if-match"?: string | null;
            };
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "material: bearing 6205",
                 *       "to": "on_hold"
                 *     }
                 */
                "application/json": components["schemas"]["Transition"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed_transitions": [
                     *         {
                     *           "requires_reason": true,
                     *           "to": "draft"
                     *         }
                     *       ],
                     *       "asset_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "asset_name": "text",
                     *       "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "category_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "completed_at": "2026-11-23T08:15:00.000Z",
                     *       "customer_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "customer_name": "text",
                     *       "description": "text",
                     *       "due_at": "2026-11-23T08:15:00.000Z",
                     *       "duration_minutes": 1,
                     *       "follow_up_of": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "hold_reason": "text",
                     *       "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "incident_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "number": "text",
                     *       "opened_at": "2026-11-23T08:15:00.000Z",
                     *       "priority": "emergency",
                     *       "promise": {
                     *         "due_at": "2026-11-23T08:15:00.000Z",
                     *         "state": "running",
                     *         "target": "respond"
                     *       },
                     *       "reopened_count": 1,
                     *       "required_certificates": [
                     *         "text"
                     *       ],
                     *       "required_skills": [
                     *         {
                     *           "level": 3,
                     *           "skill": "mechanical"
                     *         }
                     *       ],
                     *       "site_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "site_name": "text",
                     *       "source": "text",
                     *       "status": "draft",
                     *       "title": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WorkOrder"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_verifications_api_v1_work_orders__work_order_id__verifications_get: {
        parameters: {
            query?: {
                /** @description Return the whole list as a file instead of a page. */
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                work_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "decided_at": "2026-11-23T08:15:00.000Z",
                     *           "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *           "minutes": 1,
                     *           "started_at": "2026-11-23T08:15:00.000Z",
                     *           "state": "watching",
                     *           "until": "2026-11-23T08:15:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["Page_Verification_"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "detail": "This does not exist, or it is not in one of your branches.",
                     *       "errors": [],
                     *       "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "type": "urn:mafundi:problem:not_found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

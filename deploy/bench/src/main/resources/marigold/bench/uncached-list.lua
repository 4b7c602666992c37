-- Asks for farmers' transactions, never twice for the same: when every farmer has been asked for, the range of dates
-- begins a day later. No entry is that old, so all answers have the same rows. Arguments: the number of threads, the
-- file of targets, and the number of this run.

local DAYS_PER_RUN = 400
local DAY_SECONDS = 86400

local started = 0

function setup(thread)
    thread:set("id", started)
    started = started + 1
end

local vendors, farmers, all, step, first_day
local number
local day, from = -1, ""

function init(arguments)
    step = tonumber(arguments[1])
    vendors = dofile(arguments[2])
    first_day = tonumber(arguments[3]) * DAYS_PER_RUN
    farmers = vendors.farmers
    all = farmers * #vendors
    number = id
end

function request()
    local vendor = vendors[math.floor(number / farmers) % #vendors + 1]
    local farmer = vendor.first + number % farmers
    local today = first_day + math.floor(number / all) % DAYS_PER_RUN
    if today ~= day then
        day = today
        from = os.date("!%Y-%m-%d", day * DAY_SECONDS)
    end
    number = number + step
    return "GET /api/farmers/" .. farmer .. "/transactions?from=" .. from .. "&to=" .. vendors.last_on
        .. " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. vendor.token .. "\r\n\r\n"
end

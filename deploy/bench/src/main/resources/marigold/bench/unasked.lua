-- Asks for periods that nobody has asked for: each request says another day for DAY in its address, in the thousand
-- years before 2000, when nothing had happened yet. Arguments: the number of threads, the file of targets, and the
-- number of this run.

local DAYS_PER_RUN = 10000
local DAYS_PER_MONTH = 28
local DAYS_PER_YEAR = 336
local FIRST_YEAR = 1000

local started = 0

function setup(thread)
    thread:set("id", started)
    started = started + 1
end

local targets, step, number

function init(arguments)
    step = tonumber(arguments[1])
    targets = dofile(arguments[2])
    number = tonumber(arguments[3]) * DAYS_PER_RUN + id
end

function request()
    local target = targets[number % #targets + 1]
    local day = string.format("%04d-%02d-%02d", FIRST_YEAR + math.floor(number / DAYS_PER_YEAR) % 1000,
        math.floor(number / DAYS_PER_MONTH) % 12 + 1, number % DAYS_PER_MONTH + 1)
    number = number + step
    return "GET " .. target.path:gsub("DAY", day) .. " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        .. target.token .. "\r\n\r\n"
end

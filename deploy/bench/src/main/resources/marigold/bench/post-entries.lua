-- Posts entries, each to another farmer's account. Arguments: the number of threads, the file of targets, the number of
-- this run, and "keys" to send an Idempotency-Key.

local started = 0

function setup(thread)
    thread:set("id", started)
    started = started + 1
end

local vendors, farmers, step, run, keys
local number

function init(arguments)
    step = tonumber(arguments[1])
    vendors = dofile(arguments[2])
    run = arguments[3]
    keys = arguments[4] == "keys"
    farmers = vendors.farmers
    number = id
end

function request()
    local vendor = vendors[math.floor(number / farmers) % #vendors + 1]
    local farmer = vendor.first + number % farmers
    local body = '{"vehicle":"Kolar Tempo","itemCode":"MAL","itemName":"Mallige (Jasmine)","qty":'
        .. (5 + number % 200 / 10) .. ',"rate":450,"laguage":2,"coolie":15,"paidAmt":100,"remarks":""}'
    local key = ""
    if keys then key = "Idempotency-Key: bench-" .. run .. "-" .. number .. "\r\n" end
    number = number + step
    return "POST /api/farmers/" .. farmer .. "/transactions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        .. vendor.token .. "\r\n" .. key .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

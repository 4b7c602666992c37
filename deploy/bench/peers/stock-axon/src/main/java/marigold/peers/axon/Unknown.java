package marigold.peers.axon;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Also for what is another vendor's.
@ResponseStatus(HttpStatus.NOT_FOUND)
class Unknown extends RuntimeException {
    Unknown(String what) {
        super(what + " not found");
    }
}

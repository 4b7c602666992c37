package marigold.peers.axon;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.BAD_REQUEST)
class ImpossibleLine extends RuntimeException {
    ImpossibleLine() {
        super("The charges are more than the value");
    }
}

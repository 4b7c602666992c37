package marigold.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param open whether nobody needs to sign in to the garden: the e-mail address in a request says whose
///     things it is about, so everybody can see and change everybody's; for clients that cannot sign in yet
@ConfigurationProperties("marigold.garden")
record GardenSettings(@DefaultValue("false") boolean open) {}

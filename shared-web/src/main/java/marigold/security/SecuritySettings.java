package marigold.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param jwtSecret      key of the HS256 signatures, at least 32 bytes; no default (`MARIGOLD_JWT_SECRET`)
/// @param masterUsername the platform admin's name (`MARIGOLD_MASTER_USERNAME`)
/// @param masterPassword the platform admin's password; no default (`MARIGOLD_MASTER_PASSWORD`)
/// @param accessLife     how long a login lasts
/// @param refreshLife    how long a refresh token lasts
/// @param masterLife     how long a platform login lasts
@ConfigurationProperties("marigold.security")
public record SecuritySettings(
        @DefaultValue("") String jwtSecret,
        @DefaultValue("master") String masterUsername,
        @DefaultValue("") String masterPassword,
        @DefaultValue("120m") Duration accessLife,
        @DefaultValue("7d") Duration refreshLife,
        @DefaultValue("10m") Duration masterLife) {}

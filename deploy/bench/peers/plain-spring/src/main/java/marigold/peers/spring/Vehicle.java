package marigold.peers.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Vehicle {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Vendor vendor;

    private String number;
    private String name;

    protected Vehicle() {}

    String number() {
        return number;
    }

    String name() {
        return name;
    }

    /// What screens call it.
    static String shown(String name, String number) {
        return name.isEmpty() ? number : name;
    }
}

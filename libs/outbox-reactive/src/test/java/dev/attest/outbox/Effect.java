package dev.attest.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity(name = "effect")
class Effect {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "effect_id")
    @Nullable Long id;

    String subject;
    String name;

    static Effect of(String subject, String name) {
        var effect = new Effect();
        effect.subject = subject;
        effect.name = name;
        return effect;
    }
}

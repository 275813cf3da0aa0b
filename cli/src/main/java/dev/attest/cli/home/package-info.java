/// One home: its folder, its secrets, its ports, and the installation that it belongs to.
@NullMarked
package dev.attest.cli.home;

import org.jspecify.annotations.NullMarked;

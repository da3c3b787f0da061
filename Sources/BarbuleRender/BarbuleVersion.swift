/// The version of the package: of the command, the libraries and the packages made of them.
package enum BarbuleVersion {
    package static let number = "0.1.0"
}

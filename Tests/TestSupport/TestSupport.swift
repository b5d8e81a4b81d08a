@_exported import CoreChecks

import Foundation
import Testing

@Suite("Python package")
struct PythonPackageTests {
    @Test("its tests pass with the library that was built")
    func tests() throws {
        guard try Run("python3 -c 'import ctypes, dataclasses'").status == 0 else {
            return Project.skip("there is no python3")
        }
        let run = try Run(
            """
            PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=Sources/Python \
            BARBULE_LIBRARY='\(Project.products.path(percentEncoded: false))/libbarbulec.so' \
            python3 Tests/Python/test_barbule.py
            """)
        #expect(run.status == 0, "\(run.errors)")
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    internal partial class TargetRanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "High",
                table: "TargetPlanRow",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "High",
                table: "Target",
                type: "double precision",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "High",
                table: "TargetPlanRow");

            migrationBuilder.DropColumn(
                name: "High",
                table: "Target");
        }
    }
}
